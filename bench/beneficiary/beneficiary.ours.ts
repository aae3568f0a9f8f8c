import { openApplication } from '../support/application.js';
import type { OpenPart } from '../support/bench.js';
import { type BeneficiaryFacts, CONCURRENCY, secondsOf } from './beneficiary.facts.js';
import { Load } from './load.js';

/** The service itself, every guard, interceptor and log line in place. */
const openOurs: OpenPart = async (stage) => {
  const { token, handles } = stage.facts as BeneficiaryFacts;
  const app = await openApplication(stage);
  await app.listen(0, '127.0.0.1');
  const origin = await app.getUrl();
  const paths = handles.map((handle) => `/v1/beneficiaries/${handle}`);
  const load = await Load.open({
    origin,
    paths,
    headers: { authorization: `Bearer ${token}` },
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

export default openOurs;
