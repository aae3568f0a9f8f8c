import { idBytes } from '#platform/ids/ids.js';
import type { SubjectKey } from '#platform/vault/key-ring.js';
import { classKey, open } from '#platform/vault/sealed-format.js';
import { workerContext } from '#platform/workers/worker-context.js';
import { PAYMENT_ACCOUNT, PROFILE } from '../places.js';
import type { Judge, MakeJudge, OpenedMember, OpenedPayee, OpenedProfile, OpeningPurpose } from './opened-profile.js';
import { ACCOUNTS, KEYS, MEMBERSHIPS, PROFILES_BY_ID, PROFILES_IN_RANGE } from './open-profiles.sql.js';

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
  readonly sealed: Buffer;
  readonly version: number;
  readonly open: Record<string, unknown>;
}

interface MembershipRow {
  readonly registrant_id: string;
  readonly member_id: string;
  readonly is_head: boolean;
  readonly is_representative: boolean;
}

type Keys = ReadonlyMap<string, SubjectKey>;

/** Reads, opens and judges one chunk. Opened values live in this function's memory only; what comes out is what the judge says. */
export default async function openChunk(task: OpenTask): Promise<JudgedChunk> {
  const asOf = new Date(task.asOf);
  const rows = await readProfiles(task.selection, asOf);
  const groups = rows.filter((row) => row.kind === 'group').map((row) => row.id);
  const memberships = groups.length > 0 ? await readMemberships(groups, asOf) : new Map<string, MembershipRow[]>();
  const memberIds = [...new Set([...memberships.values()].flat().map((membership) => membership.member_id))];
  const members = memberIds.length > 0 ? await readProfiles({ ids: memberIds }, asOf) : [];
  const keys = await unwrapKeys([...rows, ...members].map((row) => row.id));
  const opened = new Map(members.filter((row) => keys.has(row.id)).map((row) => [row.id, openProfile(row, keys)]));
  const accounts =
    task.purpose === 'payment'
      ? await openAccounts(
          rows.map((row) => payeeOf(row, memberships)),
          keys,
        )
      : null;
  const judge = await makeJudge(task.judge, asOf);
  const ids: string[] = [];
  const results: unknown[] = [];
  for (const row of rows) {
    if (!keys.has(row.id)) continue; // erased: the key is gone, and with it the person
    const payeeId = payeeOf(row, memberships);
    ids.push(row.id);
    results.push(
      judge({
        registrantId: row.id,
        kind: row.kind,
        attributes: openProfile(row, keys),
        members: membersOf(row.id, memberships, opened),
        payee: accounts && payeeId ? { registrantId: payeeId, accounts: accounts.get(payeeId) ?? [] } : null,
      }),
    );
  }
  for (const { key } of keys.values()) key.fill(0);
  return { ids, results };
}

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

async function readMemberships(groups: readonly string[], asOf: Date): Promise<Map<string, MembershipRow[]>> {
  const { rows } = await workerContext().data.query<MembershipRow>({ ...MEMBERSHIPS, values: [asOf, groups] });
  const byGroup = new Map<string, MembershipRow[]>();
  for (const row of rows) {
    const group = byGroup.get(row.registrant_id);
    if (group) group.push(row);
    else byGroup.set(row.registrant_id, [row]);
  }
  return byGroup;
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

/** The individual; of a group the representative, else the head. */
function payeeOf(row: ProfileRow, memberships: ReadonlyMap<string, readonly MembershipRow[]>): string | undefined {
  if (row.kind === 'individual') return row.id;
  const members = memberships.get(row.id) ?? [];
  return (members.find((member) => member.is_representative) ?? members.find((member) => member.is_head))?.member_id;
}

async function openAccounts(
  payees: readonly (string | undefined)[],
  keys: Keys,
): Promise<Map<string, OpenedPayee['accounts'][number][]>> {
  const ids = payees.filter((id): id is string => id !== undefined && keys.has(id));
  const { rows } = await workerContext().data.query<{
    id: string;
    registrant_id: string;
    kind: 'bank' | 'wallet';
    value_sealed: Buffer;
  }>({
    ...ACCOUNTS,
    values: [ids],
  });
  const accounts = new Map<string, OpenedPayee['accounts'][number][]>();
  for (const row of rows) {
    const { key, generation } = keys.get(row.registrant_id)!;
    const at = { row: idBytes(row.id), subject: idBytes(row.registrant_id), generation, version: 0 };
    const value = open(classKey(key, 'payment'), PAYMENT_ACCOUNT, at, row.value_sealed).toString('utf8');
    accounts.set(row.registrant_id, [...(accounts.get(row.registrant_id) ?? []), { kind: row.kind, value }]);
  }
  return accounts;
}

function membersOf(
  groupId: string,
  memberships: ReadonlyMap<string, readonly MembershipRow[]>,
  opened: ReadonlyMap<string, Record<string, unknown>>,
): OpenedMember[] {
  return (memberships.get(groupId) ?? [])
    .filter((membership) => opened.has(membership.member_id))
    .map((membership) => ({
      registrantId: membership.member_id,
      isHead: membership.is_head,
      isRepresentative: membership.is_representative,
      attributes: opened.get(membership.member_id)!,
    }));
}
