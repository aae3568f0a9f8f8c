import { newId } from '#platform/ids/ids.js';
import { ACTOR_ID } from '../support/actor.js';
import { openApplication } from '../support/application.js';
import type { Stage } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { copyShapes } from '../support/real-shape.js';
import { absorb, declare } from '../support/registry.js';
import { type EvaluateFacts, judgedOf, ruleFor, type Target, WRITTEN } from './evaluate.facts.js';
import { records } from './records.js';

/** Everyone, one active program with the rule per round, and tables of the same shape for the limit and the naive way. */
export async function fill(stage: Stage, target: Target): Promise<{ readonly facts: EvaluateFacts }> {
  const client = await connect(stage.dataUrl);
  await declare(client);
  const app = await openApplication(stage);
  const sourceId = newId();
  await absorb(app, sourceId, records(target, 0, judgedOf(target, stage.rows)));
  const programs = Array.from({ length: stage.rounds + 1 }, () => ({ id: newId(), ruleVersionId: newId() }));
  for (const [round, { id, ruleVersionId }] of programs.entries()) {
    await client.query(
      `insert into programs.program (id, code, name, target, state, created_by) values ($1, $2, $2, $3, 'active', $4)`,
      [id, `ROUND_${round}`, target, ACTOR_ID],
    );
    await client.query(
      'insert into programs.rule_version (id, program_id, version, expression, created_by) values ($1, $2, 1, $3, $4)',
      [ruleVersionId, id, ruleFor(target).expression, ACTOR_ID],
    );
  }
  await copyShapes(client, 'bare', WRITTEN);
  await copyShapes(client, 'naive', WRITTEN);
  await client.query('create table bare.judged (registrant_id uuid primary key, outcome text not null)');
  await client.query('vacuum analyze');
  await client.end();
  await app.close();
  return { facts: { target, programs, sourceId } };
}
