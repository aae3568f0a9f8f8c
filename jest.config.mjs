/** Compiled specs, as native modules. The databases are the templates that test/support/global-setup makes. */
export default {
  rootDir: 'dist',
  testEnvironment: '<rootDir>/test/support/test-environment.js',
  testRegex: '\\.spec\\.js$',
  transform: {},
  moduleNameMapper: { '^@fastify/static$': '<rootDir>/test/support/fastify-static.js' },
  maxWorkers: 2,
  // Native modules of a spec outlive it: without this the two workers grow to 4 GB each, and collect garbage half of the time.
  workerIdleMemoryLimit: '1200MB',
  testTimeout: 60_000,
  globalSetup: '<rootDir>/test/support/global-setup.js',
  globalTeardown: '<rootDir>/test/support/global-teardown.js',
  reporters: ['default'],
};
