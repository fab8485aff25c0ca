import { defineConfig } from 'vitest/config';

// Tests read what a pipe gets: without colours, also where a build server asks for them.
delete process.env.FORCE_COLOR;
process.env.NO_COLOR = '1';

export default defineConfig({
  test: { include: ['test/**/*.test.ts'], globalSetup: 'test/build.ts', testTimeout: 20_000, maxWorkers: '100%' },
});
