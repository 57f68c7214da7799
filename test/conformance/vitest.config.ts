// Conformance: what we write and read, held against the real tools. `npm run test:conformance`; the tools are installed under .conformance/.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/conformance/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 900_000,
  },
});
