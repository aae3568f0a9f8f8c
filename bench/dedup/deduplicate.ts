import { RequestContext } from '#platform/context/request-context.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { ACTOR } from '../support/actor.js';
import { openApplication } from '../support/application.js';
import type { OpenPart } from '../support/bench.js';
import { finishedOperation } from '../support/finished-operation.js';
import { connect } from '../support/clients.js';
import type { DedupFacts } from './dedup.facts.js';
import { FORGET } from './dedup.sql.js';

/** A run of one version, ordered and done as a durable operation on a program in which nothing was found before. */
export const deduplicating =
  (version: 'warn' | 'block'): OpenPart =>
  async (stage) => {
    const facts = stage.facts as DedupFacts;
    const app = await openApplication(stage);
    await app.init();
    const operations = app.get(OperationsService);
    const client = await connect(stage.dataUrl);

    return {
      async round(index) {
        for (const text of FORGET) await client.query(text);
        return RequestContext.runAs(`round-${index}`, ACTOR, async () => {
          const order = { kind: 'deduplicate-enrolments', subject: facts.programId, programId: facts.programId };
          const parameters = { asOf: new Date().toISOString(), deduplicationId: facts[version] };
          const ordered = await operations.order({ ...order, parameters });
          const { done, startedAt, finishedAt, counts } = await finishedOperation(operations, ordered.id);
          const note = `people ${counts['people'] ?? 0}, clusters ${counts['opened'] ?? 0}, held ${counts['held'] ?? 0}`;
          return { items: done, seconds: (finishedAt!.getTime() - startedAt!.getTime()) / 1000, note };
        });
      },
      async close() {
        await client.end();
        await app.close();
      },
    };
  };
