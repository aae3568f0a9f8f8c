/** Where the two databases are, after the embedded PostgreSQL (if any) has been started. */
export class DatabaseUrls {
  constructor(
    readonly data: string,
    readonly keys: string,
  ) {}
}
