import { newId } from '#platform/ids/ids.js';
import { ACTOR_ID } from '../support/actor.js';
import type { SetUp } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { declare } from '../support/registry.js';
import type { DedupFacts } from './dedup.facts.js';
import { ENROL, FILL, FOUND, VERSION } from './dedup.sql.js';

/** Everybody with a card and a phone, all enrolled in one program, which has a version of each policy. */
const setUp: SetUp = async (stage) => {
  const client = await connect(stage.dataUrl);
  await declare(client);
  for (const text of FILL) await client.query(text, text.includes('$1') ? [stage.rows] : []);
  const [programId, warn, block] = [newId(), newId(), newId()];
  await client.query(FOUND, [programId, 'TWICE', ACTOR_ID]);
  await client.query(ENROL, [programId]);
  await client.query(VERSION, [warn, programId, 1, 'warn', ACTOR_ID]);
  await client.query(VERSION, [block, programId, 2, 'block', ACTOR_ID]);
  await client.query('vacuum analyze');
  await client.end();
  return { facts: { programId, warn, block } satisfies DedupFacts };
};

export default setUp;
