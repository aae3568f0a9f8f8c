import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { DomainError } from '../errors/domain-error.js';

/**
 * What is left of a driver error at the border: SQLSTATE and constraint name. The driver's own error carries the
 * statement, its parameters and a detail line with values, so it goes no further.
 */
export class DatabaseFault extends Error {
  constructor(
    /** SQLSTATE of PostgreSQL's appendix A, or the driver's connection error code. */
    readonly sqlState: string,
    readonly constraint: string | undefined,
    readonly table: string | undefined,
  ) {
    super(`Database fault ${sqlState}${constraint ? ` on ${constraint}` : ''}${table ? ` of ${table}` : ''}`);
    this.name = 'DatabaseFault';
  }

  /** A fault that a repetition of the whole transaction may cure: serialization failure, deadlock. */
  get repeatable(): boolean {
    return this.sqlState === '40001' || this.sqlState === '40P01';
  }

  /** A value PostgreSQL cannot hold: a NUL or half a character in a text, a number or an instant out of range. */
  get unusableValue(): boolean {
    return ['22003', '22007', '22008', '22021', '22P05'].includes(this.sqlState);
  }

  /** The server is away, restarting, out of room or a standby that only reads: the caller should come again. */
  get outage(): boolean {
    return (
      /^(08|25006|53|57P|58|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/.test(this.sqlState) ||
      this.sqlState === 'CONNECTION'
    );
  }
}

/** Strips whatever the driver threw; errors of our own pass as they are. */
export function atBorder(error: unknown): unknown {
  if (error instanceof DomainError || error instanceof DatabaseFault) return error;
  const cause = error instanceof QueryFailedError ? (error.driverError as unknown) : error;
  if (cause instanceof DatabaseError) return new DatabaseFault(cause.code ?? 'XX000', cause.constraint, cause.table);
  if (cause instanceof Error && isConnectionError(cause))
    return new DatabaseFault((cause as NodeJS.ErrnoException).code ?? 'CONNECTION', undefined, undefined);
  return error;
}

function isConnectionError(error: Error): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return (
    /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/.test(code) ||
    /Connection terminated|connection timeout|exceeded when trying to connect|not queryable|already released/i.test(
      error.message,
    )
  );
}

/** Turns the violation of a named constraint into the domain's own refusal; everything else is thrown on. */
export function whenViolated(error: unknown, refusals: Readonly<Record<string, () => DomainError>>): never {
  const fault = atBorder(error); // a repository throws TypeORM's own error
  const refusal = fault instanceof DatabaseFault && fault.constraint ? refusals[fault.constraint] : undefined;
  throw refusal ? refusal() : fault;
}
