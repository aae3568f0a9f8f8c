import canonicalize from 'canonicalize';
import { sha256 } from '../vault/suite.js';

/** An id, a code, a count, a yes or no; or a list of ids or codes. Never a word somebody wrote. */
export type AuditFact = string | number | boolean | null | readonly string[];

export type AuditOutcome = 'succeeded' | 'refused' | 'failed';

/** What somebody did, or tried to. Who, for which organisation, and in which request the trail adds itself. */
export interface AuditEvent {
  /** `noun:verb`; of a request the permission it asked for. */
  readonly action: string;
  readonly objectKind: string | null;
  /** The raw id, never a handle. */
  readonly objectId: string | null;
  /** Further objects of the same kind that the same act showed or changed. */
  readonly moreIds?: readonly string[];
  readonly programId: string | null;
  /** A code from a short list. */
  readonly purpose?: string;
  /** Free text: it is sealed before it is stored. */
  readonly justification?: string;
  readonly outcome: AuditOutcome;
  readonly facts?: Readonly<Record<string, AuditFact>>;
}

/** An event as it is chained and stored. */
export interface AuditEntry {
  /** UUIDv7: in the order of time over all streams. */
  readonly id: string;
  /** RFC 3339 in UTC, to the millisecond. */
  readonly at: string;
  readonly actorId: string | null;
  readonly organisation: string | null;
  readonly action: string;
  readonly objectKind: string | null;
  readonly objectIds: readonly string[];
  readonly programId: string | null;
  readonly purpose: string | null;
  /** Sealed, in base64. */
  readonly justification: string | null;
  readonly outcome: string;
  readonly correlationId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The bytes of an entry that its hash covers: canonical JSON of RFC 8785, every field present. */
export function canonicalText(entry: AuditEntry): string {
  const { id, at, actorId, organisation, action, objectKind, objectIds, programId } = entry;
  const { purpose, justification, outcome, correlationId, facts } = entry;
  const said = { id, at, actorId, organisation, action, objectKind, objectIds, programId };
  return canonicalize({ ...said, purpose, justification, outcome, correlationId, facts })!;
}

/** The hash of an entry: over that of the entry before, its place (int4 and int8, big endian), and its canonical text. */
export function linkOf(before: Buffer, stream: number, seq: number, text: string): Buffer {
  const place = Buffer.allocUnsafe(12);
  place.writeInt32BE(stream);
  place.writeBigInt64BE(BigInt(seq), 4);
  return sha256(Buffer.concat([before, place, Buffer.from(text)]));
}

/** What the first entry of a stream follows. */
export const GENESIS = Buffer.alloc(32);

const CODE = /^[\w.:/-]{1,100}$/;

/** Refuses what must not be in the trail. Throws an error that names the field and not the value. */
export function requireImpersonal({ action, objectKind, purpose, facts = {} }: AuditEvent): void {
  for (const [field, code] of Object.entries({ action, objectKind, purpose }))
    if (code !== null && code !== undefined && !CODE.test(code)) throw new NotImpersonal(field);
  for (const [name, fact] of Object.entries(facts)) {
    const texts = [name, ...(Array.isArray(fact) ? (fact as string[]) : [fact])].filter(
      (one) => typeof one === 'string',
    );
    if (!texts.every((text) => CODE.test(text))) throw new NotImpersonal(`facts.${CODE.test(name) ? name : '?'}`);
  }
}

/** A fault of the one who records: free text stands where only ids, codes and counts may. */
export class NotImpersonal extends Error {
  constructor(field: string) {
    super(`An audit event holds ids, codes and counts only: ${field} is none`);
  }
}
