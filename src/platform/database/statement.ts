/** A prepared statement: PostgreSQL parses and plans `text` once per connection under `name`. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** Names a hand-written statement. Names are `<module>.<what-it-does>`, unique in the application. */
export const statement = (name: string, text: string): Statement => ({ name, text });
