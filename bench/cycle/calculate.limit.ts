import { OpenProfiles } from '#registry';
import { openApplication } from '../support/application.js';
import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { Stopwatch } from '../support/rounds.js';
import { AMOUNT_MINOR, type CycleFacts, linesInto, TARGET } from './cycle.facts.js';

const JUDGE = {
  module: new URL('../evaluate/judge-nothing.js', import.meta.url).href,
  name: 'judgeNothing',
  parameters: null,
};

/** Opening everyone for nothing, as the limit of evaluations does, and one INSERT ... SELECT of amounts that are there. */
const openLimit: OpenPart = async (stage) => {
  const { rounds } = stage.facts as CycleFacts;
  const app = await openApplication(stage);
  const profiles = app.get(OpenProfiles);
  const client = await connect(stage.dataUrl);

  const open = async (): Promise<number> => {
    let opened = 0;
    const everyone = { kind: TARGET, asOf: new Date(), after: null };
    for await (const { ids } of profiles.scan(everyone, 'eligibility', JUDGE)) opened += ids.length;
    return opened;
  };

  return {
    async round(index) {
      const { programId, benefitId, cycleId } = rounds[index]!;
      const watch = new Stopwatch();
      const opened = await watch.time('opening', open);
      await watch.time('writing lines', () =>
        client.query(linesInto('bare'), [cycleId, programId, benefitId, AMOUNT_MINOR]),
      );
      return { items: opened, seconds: watch.seconds, steps: watch.steps };
    },
    async close() {
      await client.end();
      await app.close();
    },
  };
};

export default openLimit;
