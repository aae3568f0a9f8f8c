import pg from 'pg';
import { RequestContext } from '#platform/context/request-context.js';
import { SET_SCOPE } from '#platform/database/row-scope.js';

/** A statement as the driver was given it; named ones are prepared. */
export interface RecordedStatement {
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The statements of a request about one registrant. */
export interface Recording {
  readonly registrantId: string;
  readonly statements: readonly RecordedStatement[];
}

type Query = (this: pg.Client, ...given: unknown[]) => unknown;

/** The statements of the query that is sent on behalf of a request while `work` runs, in order. */
export async function record(registrantId: string, work: () => Promise<void>): Promise<Recording> {
  const statements: RecordedStatement[] = [];
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function (...given) {
    const [query, values] = given as [string | RecordedStatement, unknown];
    if (RequestContext.correlationId() !== undefined) statements.push(plain(query, values));
    return original.apply(this, given);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return { registrantId, statements: ofTheQuery(statements) };
}

/** The snapshot that the query reads. What the walls ask and write is theirs: who calls, which programs, what was looked at. */
function ofTheQuery(statements: readonly RecordedStatement[]): readonly RecordedStatement[] {
  const from = statements.findIndex(({ text }) => text.startsWith('start transaction'));
  const to = statements.findIndex(({ text }, at) => at > from && text === 'commit');
  if (from < 0 || to < 0) throw new Error('The request read no snapshot');
  return statements.slice(from, to + 1).filter(({ name }) => name !== SET_SCOPE.name);
}

function plain(query: string | RecordedStatement, values: unknown): RecordedStatement {
  const given = typeof query === 'string' ? { text: query, values: [] } : query;
  const { name, text } = given;
  return { ...(name ? { name } : {}), text, values: (Array.isArray(values) ? values : given.values) ?? [] };
}

/** The same statements about another registrant. */
export function statementsFor({ registrantId, statements }: Recording, id: string): RecordedStatement[] {
  return statements.map((statement) => ({
    ...statement,
    values: statement.values.map((value) =>
      Array.isArray(value)
        ? value.map((part: unknown) => (part === registrantId ? id : part))
        : value === registrantId
          ? id
          : value,
    ),
  }));
}

/** Sends them one after the other, each prepared once per connection; the rows of those that gave some. */
export async function replay(client: pg.ClientBase, recording: Recording, id: string): Promise<unknown[][]> {
  const answers: unknown[][] = [];
  for (const { name, text, values } of statementsFor(recording, id)) {
    const { rows } = await client.query(
      name ? { name, text, values: [...values] } : text,
      name ? undefined : [...values],
    );
    if (rows?.length > 0) answers.push(rows);
  }
  return answers;
}
