// Unit tests, and those that run the command line as a process; editor, UI and conformance have configs of their own.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{cli,conformance,editor,hostile,ui}/**'],
        },
      },
      {
        extends: true,
        test: { name: 'cli', include: ['test/{cli,hostile}/**/*.test.ts'], globalSetup: ['test/cli/build.ts'] },
      },
    ],
  },
});
