// Tests against other people's programs, which scripts/conformance.mjs sets up.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/conformance/**/*.test.ts'], testTimeout: 3_600_000, hookTimeout: 3_600_000 },
});
