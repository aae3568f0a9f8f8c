import { CONCURRENCY, secondsOf } from '../beneficiary/beneficiary.facts.js';
import { Load } from '../beneficiary/load.js';
import { openApplication } from '../support/application.js';
import type { OpenPart } from '../support/bench.js';
import { type DciFacts, UNLIMITED } from './dci.facts.js';

/** The service itself, asked one body after the other. */
export const asked =
  (path: string, bodyOf: (value: string) => object): OpenPart =>
  async (stage) => {
    const { clientToken, values } = stage.facts as DciFacts;
    const app = await openApplication(stage, UNLIMITED);
    await app.listen(0, '127.0.0.1');
    const load = await Load.open({
      origin: await app.getUrl(),
      paths: [path],
      bodies: values.map((value) => JSON.stringify(bodyOf(value))),
      headers: { authorization: `Bearer ${clientToken}`, 'content-type': 'application/json' },
      connections: CONCURRENCY,
    });
    return {
      round: (index) => load.run(secondsOf(index)),
      async close() {
        load.close();
        await app.close();
      },
    };
  };
