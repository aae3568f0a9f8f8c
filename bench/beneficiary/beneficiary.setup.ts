import { Handles, issueDevelopmentToken } from '#access';
import { RequestContext } from '#platform/context/request-context.js';
import { ACTOR_ID } from '../support/actor.js';
import { openApplication } from '../support/application.js';
import type { SetUp, Stage } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { absorbPeople, declare } from '../support/registry.js';
import type { BeneficiaryFacts } from './beneficiary.facts.js';
import { fill, PROGRAM_CODES } from './fill.js';
import { record } from './recorded-request.js';

const ORGANISATION = 'bench';

/** Enough to ask for at random; more would only fill the channel between the processes. */
const MOST_ASKED = 20_000;

/** Registrants with enrolments, entitlements and disbursements; a manager's token; and one request, whose statements are recorded. */
const setUp: SetUp = async (stage) => {
  const client = await connect(stage.dataUrl);
  await declare(client);
  const app = await openApplication(stage);
  await app.init();
  await absorbPeople(app, { from: 0, to: stage.rows });
  await fill(client);
  const { rows } = await client.query<{ id: string }>('select id from registry.registrant order by random() limit $1', [
    MOST_ASKED,
  ]);
  await client.end();
  const ids = rows.map(({ id }) => id);
  const handles = RequestContext.runAs(
    'handles',
    { userId: ACTOR_ID, organisation: ORGANISATION, reach: '', programs: [] },
    () => ids.map((id) => app.get(Handles).show('registrant', id)),
  );
  const token = await managerToken(stage);
  const ask = async (): Promise<void> => {
    const url = `/v1/beneficiaries/${handles[0]!}`;
    const answer = await app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } });
    const programs =
      answer.statusCode === 200 ? (answer.json<{ programs: { entitlements: unknown[] }[] }>().programs ?? []) : [];
    const lines = programs.flatMap(({ entitlements }) => entitlements).length;
    if (lines !== 5)
      throw new Error(
        `The query answered ${answer.statusCode} with ${lines} entitlements instead of 5: ${answer.body}`,
      );
  };
  await ask(); // the first request also verifies the token
  const recording = await record(ids[0]!, ask);
  await app.close();
  return { facts: { token, ids, handles, recording } satisfies BeneficiaryFacts };
};

const managerToken = ({ dataUrl, dataDirectory }: Stage): Promise<string> =>
  issueDevelopmentToken({
    databaseUrl: dataUrl,
    dataDirectory,
    role: 'program_manager',
    subject: 'bench-manager',
    organisation: ORGANISATION,
    programs: PROGRAM_CODES,
    validSeconds: 24 * 3600,
  });

export default setUp;
