import { statement } from '#platform/database/statement.js';

export const FIND_EXCHANGE = statement(
  'sharing.find-exchange',
  `select id, body_digest as "bodyDigest", kept_sealed as sealed from sharing.exchange where agreement_id = $1 and message_digest = $2`,
);

export const ADD_EXCHANGE = statement(
  'sharing.add-exchange',
  `insert into sharing.exchange (id, agreement_id, operation, message_digest, body_digest, transaction_digest, reference_digests, kept_sealed)
   values ($1, $2, $3, $4, $5, $6, $7::bytea[], $8::bytea[]) on conflict (agreement_id, message_digest) do nothing`,
);

/** The newest of an agreement: $2 by its transaction, $3 by our correlation id, or $4 that has these items. One of them is not null. */
export const LAST_EXCHANGE = statement(
  'sharing.last-exchange',
  `select id, kept_sealed as sealed from sharing.exchange
    where agreement_id = $1 and operation = any($5)
      and ($2::bytea is null or transaction_digest = $2) and ($3::uuid is null or id = $3)
      and ($4::bytea[] is null or reference_digests @> $4)
    order by created_at desc limit 1`,
);
