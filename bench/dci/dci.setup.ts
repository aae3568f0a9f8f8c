import { issueDevelopmentToken } from '#access';
import { newId } from '#platform/ids/ids.js';
import type { BeneficiaryFacts } from '../beneficiary/beneficiary.facts.js';
import setUpBeneficiaries from '../beneficiary/beneficiary.setup.js';
import { PROGRAM_CODES } from '../beneficiary/fill.js';
import type { SetUp, Stage } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { person } from '../support/people.js';
import type { DciFacts } from './dci.facts.js';

const SUBJECT = 'bench-client';
const MOST_ASKED = 5_000;

/** The people of the plain query, and a client system that may ask for all of them. */
const setUp: SetUp = async (stage) => {
  const facts = (await setUpBeneficiaries(stage)).facts as BeneficiaryFacts;
  const clientToken = await tokenOf(stage);
  const client = await connect(stage.dataUrl);
  await client.query(
    `insert into sharing.agreement (id, user_id, client_id, name, sender_id, receiver_id, purpose, consent_reference, program_ids,
            id_types, fields, predicates, requests_per_minute, callback_hosts, signatures, secret_digest, expires_at, created_by)
     select $1, u.id, u.subject, 'Bench', 'bench', 'amparo', 'bench', 'bench', (select array_agg(id) from programs.program),
            '[{ "name": "UIN", "idType": "national" }]', '{enrollment_status,enrollment_date,status_change_date,benefits,disbursements}',
            '{}', 60000, '{}', 'off', '\\x00', now() + interval '1 day', u.id
       from access.app_user u where u.subject = $2`,
    [newId(), SUBJECT],
  );
  await client.end();
  const values = Array.from({ length: Math.min(stage.rows, MOST_ASKED) }, (_, at) => {
    const index = Math.floor((at * stage.rows) / Math.min(stage.rows, MOST_ASKED));
    return person(index).identifiers[0]!.value;
  });
  return { facts: { ...facts, clientToken, values } satisfies DciFacts };
};

const tokenOf = ({ dataUrl, dataDirectory }: Stage): Promise<string> =>
  issueDevelopmentToken({
    databaseUrl: dataUrl,
    dataDirectory,
    role: 'client_system',
    subject: SUBJECT,
    organisation: 'partner',
    programs: PROGRAM_CODES,
    validSeconds: 24 * 3600,
  });

export default setUp;
