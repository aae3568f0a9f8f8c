import type { INestApplicationContext } from '@nestjs/common';
import { idBytes, newId } from '#platform/ids/ids.js';
import { BlindIndex } from '#platform/vault/blind-index.js';
import { KeyRing } from '#platform/vault/key-ring.js';
import { LinkToken } from '#platform/vault/link-token.js';
import { MatchToken } from '#platform/vault/match-token.js';
import { classKey, seal } from '#platform/vault/sealed-format.js';
import { type IncomingRegistrant, normalizeFor } from '#registry';
import { IDENTIFIER, PROFILE } from '../../src/registry/places.js';
import type { Stage } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { TARGETS, upsert } from './absorb.tables.js';

const FIND = { name: 'find', text: 'select registrant_id from naive.source_link where source_id = $1 and token = $2' };
const KEEP_KEY = { name: 'keep-key', text: upsert(TARGETS.keys, 'naive.registrant_key', 'values ($1, $2, $3, $4)') };
const UPSERT = {
  name: 'upsert',
  text: `with person as (${upsert(TARGETS.created, 'naive.registrant', `values ($1::uuid, 'individual', null, 'active', $2::bytea, 1, now(), '{}'::jsonb, now(), now())`)}),
    identifiers as (${upsert(TARGETS.identifiers, 'naive.identifier', `select i.id, $1::uuid, i.type, i.sealed, 'valid', null, now() from unnest($3::uuid[], $4::uuid[], $5::bytea[]) i (id, type, sealed)`)}),
    indexed as (${upsert(TARGETS.index, 'naive.identifier_index', `select i.type, 1, i.blind, $1::uuid, i.id from unnest($3::uuid[], $4::uuid[], $6::integer[]) i (id, type, blind)`)}),
    matched as (${upsert(TARGETS.tokens, 'naive.match_token', `select i.token, i.id, $1::uuid, 'identifier' from unnest($3::uuid[], $7::bytea[]) i (id, token)`)})
    ${upsert(TARGETS.links, 'naive.source_link', 'values ($8::uuid, $9::bytea, $1::uuid, $10::bytea, now())')}`,
};

/** Absorbing without batches: look a record up, seal it here and now, upsert it; every statement commits. */
export interface RowAtATime {
  /** Profile and identifiers of one that has a link; nothing else. */
  absorb(record: Omit<IncomingRegistrant, 'contacts' | 'paymentAccounts'>): Promise<void>;
  close(): Promise<void>;
}

/** Into the tables of schema `naive`. */
export async function openRowAtATime(app: INestApplicationContext, stage: Stage): Promise<RowAtATime> {
  const [ring, blindIndex] = [app.get(KeyRing), app.get(BlindIndex)];
  const [tokens, matchToken] = [app.get(LinkToken), app.get(MatchToken)];
  const [data, keys] = [await connect(stage.dataUrl), await connect(stage.keyUrl)];
  const sourceId = newId();
  return {
    async absorb(record) {
      const token = tokens.of('record', sourceId, ...record.link!);
      const found = await data.query<{ registrant_id: string }>({ ...FIND, values: [sourceId, token] });
      const registrantId = found.rows[0]?.registrant_id ?? newId();
      const subject = idBytes(registrantId);
      const { key, generation, kekVersion, wrapped } = ring.newSubjectKey(subject);
      await keys.query({ ...KEEP_KEY, values: [registrantId, generation, kekVersion, wrapped] });
      const at = { row: subject, subject, generation, version: 1 };
      const profile = seal(classKey(key, 'attributes'), PROFILE, at, Buffer.from(JSON.stringify(record.attributes)));
      const identity = classKey(key, 'identity');
      const identifiers = record.identifiers.map(({ idTypeId, value }) => {
        const [id, normalized] = [newId(), normalizeFor('alphanumeric', value)];
        const sealed = seal(identity, IDENTIFIER, { ...at, row: idBytes(id), version: 0 }, Buffer.from(normalized));
        return {
          id,
          idTypeId,
          sealed,
          blind: blindIndex.of(idTypeId, normalized)[0]!.index,
          token: matchToken.of(idTypeId, normalized),
        };
      });
      const columns = (['id', 'idTypeId', 'sealed', 'blind', 'token'] as const).map((name) =>
        identifiers.map((identifier) => identifier[name]),
      );
      const digest = tokens.of('content', JSON.stringify([record.attributes, record.identifiers]));
      await data.query({ ...UPSERT, values: [registrantId, profile, ...columns, sourceId, token, digest] });
    },
    async close() {
      await Promise.all([data.end(), keys.end()]);
    },
  };
}
