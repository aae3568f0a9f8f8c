/** Compiled specs, run by plain Node.js: its modules are loaded once for all of them. The databases are the templates that test/support/global-setup makes. */
export default {
  rootDir: 'dist',
  runner: 'jest-light-runner/child-process',
  testRegex: '\\.spec\\.js$',
  transform: {},
  maxWorkers: 3, // on two cores: many specs wait, for a process that was killed or a limit that has to pass
  testSequencer: '<rootDir>/test/support/longest-first.js',
  setupFilesAfterEnv: ['<rootDir>/test/support/time-limits.js'],
  globalSetup: '<rootDir>/test/support/global-setup.js',
  globalTeardown: '<rootDir>/test/support/global-teardown.js',
  reporters: ['default'],
};
