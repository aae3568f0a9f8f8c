import { CopyRows } from '#platform/database/copy-rows.js';
import { idBytes } from '#platform/ids/ids.js';
import type { BlindIndex } from '#platform/vault/blind-index.js';
import { UnknownKeyVersion } from '#platform/vault/key-ring.js';
import { classKey, open } from '#platform/vault/sealed-format.js';
import { workerContext } from '#platform/workers/worker-context.js';
import { KEYS } from '../open-profiles/open-profiles.sql.js';
import { IDENTIFIER } from '../places.js';
import { SEALED_BY_ID, SEALED_IN_RANGE } from './rotate-index-key.sql.js';

export interface FillTask {
  readonly version: number;
  /** Identifiers in the key range (after, last], or these. */
  readonly selection: { readonly after: string; readonly last: string } | { readonly ids: readonly string[] };
}

/** Entries of one version, as COPY rows. */
export interface FilledChunk {
  readonly rows: Uint8Array;
  readonly entries: number;
  /** Identifiers looked at; one of an erased person gets no entry. */
  readonly seen: number;
}

interface IdentifierRow {
  readonly id: string;
  readonly registrantId: string;
  readonly idTypeId: string;
  readonly valueSealed: Buffer;
  readonly revision: number;
}

interface KeyRow {
  readonly registrant_id: string;
  readonly generation: number;
  readonly kek_version: number;
  readonly wrapped: Buffer;
}

/** Opens the identifiers of a chunk and computes their entries: no value leaves the thread. */
export default async function fillIndex({ version, selection }: FillTask): Promise<FilledChunk> {
  const { data, keys, ring, blindIndex } = workerContext();
  const query =
    'ids' in selection
      ? { ...SEALED_BY_ID, values: [selection.ids] }
      : { ...SEALED_IN_RANGE, values: [selection.after, selection.last] };
  const { rows } = await data.query<IdentifierRow>(query);
  const owners = [...new Set(rows.map((row) => row.registrantId))];
  const stored = new Map(
    (await keys.query<KeyRow>({ ...KEYS, values: [owners] })).rows.map((row) => [row.registrant_id, row]),
  );
  const sheet = new CopyRows(5);
  for (const row of rows) {
    const wrapped = stored.get(row.registrantId);
    if (!wrapped) continue; // erased
    const [id, subject] = [idBytes(row.id), idBytes(row.registrantId)];
    const { key, generation } = ring.unwrap(subject, { ...wrapped, kekVersion: wrapped.kek_version });
    const value = open(
      classKey(key, 'identity'),
      IDENTIFIER,
      { row: id, subject, generation, version: 0 },
      row.valueSealed,
    );
    key.fill(0);
    const index = entryOf(blindIndex, version, row.idTypeId, value.toString('utf8'));
    sheet.row().bytes(id).integer(row.revision).uuid(row.idTypeId).integer(index).bytes(subject);
  }
  return { entries: sheet.rows, seen: rows.length, rows: sheet.take() };
}

function entryOf(blindIndex: BlindIndex, version: number, idTypeId: string, value: string): number {
  const entry = blindIndex.of(idTypeId, value).find((one) => one.version === version);
  if (!entry) throw new UnknownKeyVersion(version); // a thread of before: done again by one that has the key
  return entry.index;
}
