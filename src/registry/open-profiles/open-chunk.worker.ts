import { groupBy } from '#platform/collections/group-by.js';
import { idBytes } from '#platform/ids/ids.js';
import type { SubjectKey } from '#platform/vault/key-ring.js';
import { classKey, open } from '#platform/vault/sealed-format.js';
import { workerContext } from '#platform/workers/worker-context.js';
import { PROFILE } from '../places.js';
import type { CollectingMember } from './choose-payee.js';
import { openPayees } from './open-payees.js';
import type { Judge, MakeJudge, OpenedMember, OpenedProfile, OpeningPurpose } from './opened-profile.js';
import { KEYS, MEMBERSHIPS, PROFILES_BY_ID, PROFILES_IN_RANGE, STANDINGS_BY_ID } from './open-profiles.sql.js';

/** Which registrants: a kind within a key range (after, to], or these ids. */
export type ChunkSelection =
  | { readonly kind: 'individual' | 'group'; readonly after: string; readonly to: string }
  | { readonly ids: readonly string[] };

export interface OpenTask {
  readonly selection: ChunkSelection;
  /** Milliseconds since 1970. */
  readonly asOf: number;
  readonly purpose: OpeningPurpose;
  readonly judge: Judge;
}

export interface JudgedChunk {
  readonly ids: string[];
  readonly results: unknown[];
}

interface ProfileRow {
  readonly id: string;
  readonly kind: 'individual' | 'group';
  /** Null where nobody's profile is opened. */
  readonly sealed: Buffer | null;
  readonly version: number;
  readonly open: Record<string, unknown> | null;
  /** As of the instant. */
  readonly disabled: boolean;
}

interface MembershipRow extends CollectingMember {
  readonly groupId: string;
}

type Memberships = ReadonlyMap<string, readonly MembershipRow[]>;
type Keys = ReadonlyMap<string, SubjectKey>;

/** Reads, opens and judges one chunk. Opened values live in this function's memory only; what comes out is what the judge says. */
export default async function openChunk(task: OpenTask): Promise<JudgedChunk> {
  const { purpose } = task;
  const asOf = new Date(task.asOf);
  const read = purpose === 'payment' ? readStandings : readProfiles; // in order to pay an account is enough
  const rows = await read(task.selection, asOf);
  const groups = rows.filter((row) => row.kind === 'group').map((row) => row.id);
  const memberships = groups.length > 0 ? await readMemberships(groups, asOf) : new Map<string, MembershipRow[]>();
  const memberIds = [...new Set([...memberships.values()].flat().map(({ memberId }) => memberId))];
  const members = memberIds.length > 0 ? await read({ ids: memberIds }, asOf) : [];
  const keys = await unwrapKeys([...rows, ...members].map((row) => row.id));
  const counting = members.filter((row) => !row.disabled && keys.has(row.id));
  const opened = new Map(counting.map((row) => [row.id, openProfile(row, keys)]));
  const present = (groupId: string): MembershipRow[] =>
    (memberships.get(groupId) ?? []).filter(({ memberId }) => opened.has(memberId));
  const named = purpose === 'payment-file' ? openProfilesAsOf(asOf) : undefined;
  const collected = named !== undefined || purpose === 'payment' || purpose === 'distribution';
  const payees = collected ? await openPayees(rows, present, asOf, purpose, keys, unwrapKeys, named) : null;
  const judge = await makeJudge(task.judge, asOf);
  const ids: string[] = [];
  const results: unknown[] = [];
  for (const row of rows) {
    if (!keys.has(row.id)) continue; // erased: the key is gone, and with it the person
    ids.push(row.id);
    results.push(
      judge({
        registrantId: row.id,
        kind: row.kind,
        attributes: openProfile(row, keys),
        members: present(row.id).map((member) => openedMember(member, opened)),
        payee: payees?.get(row.id) ?? null,
      }),
    );
  }
  for (const { key } of keys.values()) key.fill(0);
  return { ids, results };
}

const openProfilesAsOf = (asOf: Date) => async (ids: readonly string[], keys: Keys) =>
  new Map((await readProfiles({ ids }, asOf)).map((row) => [row.id, openProfile(row, keys)]));

async function makeJudge(judge: Judge, asOf: Date): Promise<(profile: OpenedProfile) => unknown> {
  const module = (await import(judge.module)) as Record<string, MakeJudge<unknown, unknown>>;
  return module[judge.name]!(judge.parameters, asOf);
}

async function readProfiles(selection: ChunkSelection, asOf: Date): Promise<ProfileRow[]> {
  const query =
    'ids' in selection
      ? { ...PROFILES_BY_ID, values: [asOf, selection.ids] }
      : { ...PROFILES_IN_RANGE, values: [asOf, selection.kind, selection.after, selection.to] };
  return (await workerContext().data.query<ProfileRow>(query)).rows;
}

/** Who they are, with nothing to open. */
async function readStandings(selection: ChunkSelection, asOf: Date): Promise<ProfileRow[]> {
  if (!('ids' in selection)) return readProfiles(selection, asOf);
  return (await workerContext().data.query<ProfileRow>({ ...STANDINGS_BY_ID, values: [asOf, selection.ids] })).rows;
}

async function readMemberships(groups: readonly string[], asOf: Date): Promise<Memberships> {
  const { rows } = await workerContext().data.query<MembershipRow>({ ...MEMBERSHIPS, values: [asOf, groups] });
  return groupBy(rows, ({ groupId }) => groupId);
}

async function unwrapKeys(ids: readonly string[]): Promise<Map<string, SubjectKey>> {
  const { ring, keys } = workerContext();
  const { rows } = await keys.query<{
    registrant_id: string;
    generation: number;
    kek_version: number;
    wrapped: Buffer;
  }>({
    ...KEYS,
    values: [ids],
  });
  return new Map(
    rows.map((row) => {
      const stored = { generation: row.generation, kekVersion: row.kek_version, wrapped: row.wrapped };
      return [row.registrant_id, ring.unwrap(idBytes(row.registrant_id), stored)];
    }),
  );
}

function openProfile(row: ProfileRow, keys: Keys): Record<string, unknown> {
  if (!row.sealed) return {};
  const { key, generation } = keys.get(row.id)!;
  const id = idBytes(row.id);
  const text = open(
    classKey(key, 'attributes'),
    PROFILE,
    { row: id, subject: id, generation, version: row.version },
    row.sealed,
  );
  return { ...(JSON.parse(text.toString('utf8')) as Record<string, unknown>), ...row.open };
}

const openedMember = (
  { memberId, isHead, isRepresentative }: MembershipRow,
  opened: ReadonlyMap<string, Record<string, unknown>>,
): OpenedMember => ({ registrantId: memberId, isHead, isRepresentative, attributes: opened.get(memberId)! });
