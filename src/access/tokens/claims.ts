/** What a verified token says: who. What they may do stands in the database. */
export interface Claims {
  readonly iss: string;
  readonly sub: string;
  /** Seconds since 1970. */
  readonly exp: number;
  readonly iat: number;
  readonly aud: string | readonly string[];
  /** Permissions the token narrows its bearer's grants to; it never widens them. */
  readonly permissions?: readonly string[];
}
