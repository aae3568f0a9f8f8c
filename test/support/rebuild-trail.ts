import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type pg from 'pg';

interface Row {
  readonly seq: string;
  readonly hash: Buffer;
  readonly said: Record<string, unknown>;
}

/**
 * What a master of the database can do: changes one event and chains every later one of its stream anew, and moves the head.
 * `edit` is the assignment of an UPDATE.
 */
export async function rebuildFrom(client: pg.Client, stream: number, seq: number, edit: string): Promise<void> {
  await client.query(`update audit.event set ${edit} where stream = $1 and seq = $2`, [stream, seq]);
  const { rows } = await client.query<Row>(
    `select seq, hash, jsonb_build_object('id', id, 'actorId', actor_id, 'organisation', organisation, 'action', action,
       'objectKind', object_kind, 'objectIds', object_ids, 'programId', program_id, 'purpose', purpose, 'outcome', outcome,
       'justification', replace(encode(justification_sealed, 'base64'), E'\\n', ''), 'correlationId', correlation_id, 'facts', facts,
       'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as said
       from audit.event where stream = $1 and seq >= $2 - 1 order by audit.event.seq`,
    [stream, seq],
  );
  let link = Number(rows[0]!.seq) < seq ? rows.shift()!.hash : Buffer.alloc(32);
  for (const row of rows) {
    const place = Buffer.alloc(12);
    place.writeInt32BE(stream);
    place.writeBigInt64BE(BigInt(row.seq), 4);
    link = createHash('sha256').update(link).update(place).update(canonicalize(row.said)!).digest();
    await client.query('update audit.event set hash = $3 where stream = $1 and seq = $2', [stream, row.seq, link]);
  }
  await client.query('update audit.head set hash = $2 where stream = $1', [stream, link]);
}
