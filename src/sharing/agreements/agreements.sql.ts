import { statement } from '#platform/database/statement.js';

/** Asked with every message of every client: one round trip, and no transaction that would be told of as a change. */
const ACTIVE = `
  select id, user_id as "userId", client_id as "clientId", name, sender_id as "senderId", receiver_id as "receiverId",
         purpose, consent_reference as "consentReference", program_ids as "programIds", id_types as "idTypes", fields, predicates,
         requests_per_minute as "requestsPerMinute", callback_url as "callbackUrl", callback_hosts as "callbackHosts", signatures, jwks,
         secret_digest as "secretDigest", expires_at as "expiresAt", active, revision, created_by as "createdBy",
         created_at as "createdAt"
    from sharing.agreement where active`;

export const AGREEMENT_OF_USER = statement('sharing.agreement-of-user', `${ACTIVE} and user_id = $1`);
export const AGREEMENT_OF_CLIENT = statement('sharing.agreement-of-client', `${ACTIVE} and client_id = $1`);
