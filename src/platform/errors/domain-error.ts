/** What kind of refusal it is; only the problem filter knows HTTP statuses. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'unconditional'
  | 'rule-broken'
  | 'too-large'
  | 'too-many'
  | 'unavailable';

/** One broken rule at one place of the body, by RFC 6901 pointer. Never holds the value. */
export interface FieldFault {
  readonly pointer: string;
  readonly message: string;
}

/**
 * A refusal the domain states. `code` is `<module>:<reason>`, stable, and becomes the problem's type.
 * Messages and facts reach callers and logs: they carry ids, states and rules, never a personal value.
 */
export class DomainError extends Error {
  /** Ids of what it speaks of, twenty at most: an operation that it ends shows them as handles. No answer or log has them otherwise. */
  readonly atFault: readonly string[] = [];

  constructor(
    readonly code: string,
    readonly kind: ErrorKind,
    message: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
    readonly errors?: readonly FieldFault[],
  ) {
    super(message);
    this.name = new.target.name;
  }
}
