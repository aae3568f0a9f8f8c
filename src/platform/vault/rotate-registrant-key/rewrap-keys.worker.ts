import { CopyRows } from '../../database/copy-rows.js';
import { idBytes } from '../../ids/ids.js';
import { workerContext } from '../../workers/worker-context.js';
import { CHUNK } from './rotate-registrant-key.sql.js';

export interface RewrapTask {
  readonly from: number;
  readonly to: number;
  /** Key range (after, last]. */
  readonly after: string;
  readonly last: string;
}

interface KeyRow {
  readonly registrant_id: string;
  readonly generation: number;
  readonly kek_version: number;
  readonly wrapped: Buffer;
}

/** Reads a chunk of wrapped keys and wraps them under another version, as COPY rows: no key leaves the thread. */
export default async function rewrapKeys({ from, to, after, last }: RewrapTask): Promise<Uint8Array> {
  const { ring, keys } = workerContext();
  const { rows } = await keys.query<KeyRow>({ ...CHUNK, values: [from, after, last] });
  const sheet = new CopyRows(3);
  for (const { registrant_id: id, generation, kek_version: kekVersion, wrapped } of rows) {
    const subject = idBytes(id);
    const anew = ring.rewrap(subject, { generation, kekVersion, wrapped }, to);
    sheet.row().bytes(subject).integer(generation).bytes(anew.wrapped);
  }
  return sheet.take();
}
