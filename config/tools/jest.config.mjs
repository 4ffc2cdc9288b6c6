// Jest runs as ES modules (Nest 12 is ESM only). Names: *.spec.ts pure, *.db.spec.ts on a real PostgreSQL database, test/journeys the running apps.
export default {
  rootDir: '../..',
  testEnvironment: 'node',
  // Two side by side, on two cores as well: much of a test's time is waiting for servers. One that grew large makes way for a fresh one.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1500MB',
  testTimeout: 30_000,
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testMatch: ['<rootDir>/{apps,libs,config,test}/**/*.spec.{ts,tsx}'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true, tsx: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            react: { runtime: 'automatic', importSource: 'preact' },
          },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: {
    '^#config/env$': '<rootDir>/config/env.ts',
    '^#launch/services$': '<rootDir>/config/launch/services.mjs',
    '^#([a-z]+)$': '<rootDir>/libs/$1/index.ts',
    '^#([a-z]+)/facts$': '<rootDir>/libs/$1/facts.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};
