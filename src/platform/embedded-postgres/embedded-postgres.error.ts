/**
 * The embedded PostgreSQL could not be made, started, entered or stopped.
 * The message says what to do about it; it never carries a password or a row's value.
 */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}
