import type { Logger } from 'typeorm';

/** TypeORM's own loggers print the parameters of every failed query. This one prints nothing: faults travel as errors. */
export class SilentLogger implements Logger {
  logQuery(): void {}
  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
