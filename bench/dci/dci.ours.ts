import { newId } from '#platform/ids/ids.js';
import { asked } from './asked.js';

/** A message with one item. */
export default asked('/dci/registry/sync/search', (value) => {
  const at = new Date().toISOString();
  const criteria = { query_type: 'idtype-value', query: { type: 'UIN', value } };
  return {
    header: { message_id: newId(), message_ts: at, action: 'search', sender_id: 'bench', total_count: 1 },
    message: {
      transaction_id: newId(),
      search_request: [{ reference_id: '1', timestamp: at, search_criteria: criteria }],
    },
  };
});
