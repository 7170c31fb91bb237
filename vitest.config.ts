import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/longest-first.ts';

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'tests/*.test.ts'],
          globalSetup: ['tests/server.ts'],
          setupFiles: ['tests/secrets.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2
        }
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/*.test.ts'],
          globalSetup: ['tests/demo-once.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          maxWorkers: 2
        }
      }
    ]
  }
});
