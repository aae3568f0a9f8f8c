import { newId } from '#platform/ids/ids.js';
import { connectedAs } from '../support/database.js';
import type { PlantedPerson } from './planted-people.js';
import type { Stage } from './stage.js';

const EXPECTED = 'insert into sr_sync.dci_search (id, social_registry_id) values ($1, $2)';

/** A source calls back with planted people, who then lie there until a run takes them; a second time nobody waits for it. */
export async function walkAnswers(
  { asker, urls }: Stage,
  sourceId: string,
  people: readonly PlantedPerson[],
): Promise<void> {
  for (const path of ['on-search', 'txn/on-status']) {
    const transaction_id = newId();
    await connectedAs(urls.owner, (client) => client.query(EXPECTED, [transaction_id, sourceId]));
    const told = { transaction_id, correlation_id: newId(), search_response: [{ data: { reg_records: people } }] };
    const message = path === 'on-search' ? told : { txnstatus_response: { txn_status: told } };
    const answer = { as: 'client_system', body: { signature: '', header: {}, message } } as const;
    for (const status of [200, 404])
      await asker.must(status, 'POST', `/v1/social-registries/${sourceId}/dci/registry/${path}`, answer);
  }
}
