import { statement } from '#platform/database/statement.js';

/** What nobody took in a day nobody will take: the run that asked has asked anew. */
export const EXPECT_ANSWER = statement(
  'sr-sync.expect-answer',
  `with forgotten as (
     delete from sr_sync.dci_search where social_registry_id = $1 and asked_at < now() - interval '1 day')
   insert into sr_sync.dci_search (id, social_registry_id) values ($2, $1)`,
);

export const ACKNOWLEDGE = statement(
  'sr-sync.acknowledge-search',
  `update sr_sync.dci_search set correlation_id = $2 where id = $1 and (correlation_id is null or correlation_id = $2)`,
);

/** Once. */
export const RECEIVE_ANSWER = statement(
  'sr-sync.receive-answer',
  `update sr_sync.dci_search set answer_sealed = $4::bytea[], correlation_id = $3
    where id = $2 and social_registry_id = $1 and answer_sealed is null
      and (correlation_id is null or correlation_id = $3)`,
);

export const FORGET_SEARCH = statement('sr-sync.forget-search', `delete from sr_sync.dci_search where id = $1`);

export const TAKE_ANSWER = statement(
  'sr-sync.take-answer',
  `delete from sr_sync.dci_search where id = $1 and answer_sealed is not null returning answer_sealed as sealed`,
);
