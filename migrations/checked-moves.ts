import type { QueryRunner } from 'typeorm';

const schemaOf = (history: string): string => history.slice(0, history.indexOf('.'));
const constraintOf = (history: string): string => `${history.slice(history.indexOf('.') + 1)}_move`;

/**
 * Holds the moves of a history to the allowed pairs by a check instead of a foreign key: each row of bulk work asked, and locked, the
 * same few rows of `allowed_move`. A move outside of the table is refused as
 * before. Whoever allows another pair calls this again.
 */
export async function checkMoves(runner: QueryRunner, history: string, lifecycles: readonly string[]): Promise<void> {
  const pairs = (await runner.query(
    `select lifecycle || ' ' || from_state || ' ' || to_state as pair from ${schemaOf(history)}.allowed_move
      where lifecycle = any($1) order by 1`,
    [lifecycles],
  )) as { readonly pair: string }[];
  const list = pairs.map(({ pair }) => `'${pair}'`).join(', ');
  await runner.query(`
    alter table ${history} drop constraint ${constraintOf(history)};
    alter table ${history} add constraint ${constraintOf(history)}
      check (lifecycle || ' ' || from_state || ' ' || to_state in (${list}));
  `);
}

/** Holds them by a foreign key. */
export async function referToMoves(runner: QueryRunner, history: string): Promise<void> {
  await runner.query(`
    alter table ${history} drop constraint ${constraintOf(history)};
    alter table ${history} add constraint ${constraintOf(history)}
      foreign key (lifecycle, from_state, to_state) references ${schemaOf(history)}.allowed_move;
  `);
}
