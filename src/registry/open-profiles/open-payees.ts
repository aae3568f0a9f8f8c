import { groupBy } from '#platform/collections/group-by.js';
import { idBytes } from '#platform/ids/ids.js';
import type { SubjectKey } from '#platform/vault/key-ring.js';
import { classKey, open } from '#platform/vault/sealed-format.js';
import { workerContext } from '#platform/workers/worker-context.js';
import { PAYMENT_ACCOUNT } from '../places.js';
import { choosePayee, type CollectingMember, type NamedPayee } from './choose-payee.js';
import type { OpenedPayee, OpeningPurpose } from './opened-profile.js';
import { ACCOUNTS, PAYEES } from './open-profiles.sql.js';

interface Beneficiary {
  readonly id: string;
  readonly kind: 'individual' | 'group';
}

interface PayeeRow extends NamedPayee {
  readonly registrantId: string;
}

interface AccountRow {
  readonly id: string;
  readonly registrantId: string;
  readonly kind: 'bank' | 'wallet';
  readonly valueSealed: Buffer;
}

type Keys = ReadonlyMap<string, SubjectKey>;
type Attributes = Readonly<Record<string, unknown>>;

/**
 * Who collects for each of these, and in order to pay the accounts that may be paid to at the instant. Part of the opening worker: `keys` are
 * those unwrapped so far; those of payees from elsewhere are zeroed here. `openProfiles` opens the payees themselves, where they are
 * to be named.
 */
export async function openPayees(
  beneficiaries: readonly Beneficiary[],
  membersOf: (groupId: string) => readonly CollectingMember[],
  asOf: Date,
  purpose: OpeningPurpose,
  keys: Keys,
  unwrap: (ids: readonly string[]) => Promise<Keys>,
  openProfiles?: (ids: readonly string[], keys: Keys) => Promise<ReadonlyMap<string, Attributes>>,
): Promise<Map<string, OpenedPayee>> {
  const { data } = workerContext();
  const ids = beneficiaries.map(({ id }) => id);
  const named = (await data.query<PayeeRow>({ ...PAYEES, values: [asOf, ids] })).rows;
  const foreign = new Set(named.map(({ payeeId }) => payeeId).filter((id) => !keys.has(id)));
  const more = foreign.size > 0 ? await unwrap([...foreign]) : new Map<string, SubjectKey>();
  const keyOf = (id: string): SubjectKey | undefined => keys.get(id) ?? more.get(id);
  const present = named.filter(({ payeeId }) => keyOf(payeeId)); // an erased person collects nothing
  const namedFor = groupBy(present, ({ registrantId }) => registrantId);
  const payeeOf = new Map<string, string>();
  for (const { id, kind } of beneficiaries) {
    const payee = choosePayee({ registrantId: id, kind }, membersOf(id), namedFor.get(id) ?? []);
    if (payee !== undefined && keyOf(payee)) payeeOf.set(id, payee);
  }
  const payees = purpose === 'distribution' ? [] : [...new Set(payeeOf.values())]; // who hands over needs no account
  const accounts = (await data.query<AccountRow>({ ...ACCOUNTS, values: [asOf, payees] })).rows;
  const accountsOf = groupBy(accounts, ({ registrantId }) => registrantId);
  const opened = new Map(
    [...accountsOf].map(([id, rows]) => [id, rows.map((row) => openAccount(row, keyOf(id)!))] as const),
  );
  const profiles = await openProfiles?.(payees, new Map([...keys, ...more]));
  for (const { key } of more.values()) key.fill(0);
  const payeeAs = (payee: string): OpenedPayee => {
    const found = { registrantId: payee, accounts: opened.get(payee) ?? [] };
    return profiles ? { ...found, attributes: profiles.get(payee) ?? {} } : found;
  };
  return new Map([...payeeOf].map(([id, payee]) => [id, payeeAs(payee)]));
}

function openAccount(row: AccountRow, { key, generation }: SubjectKey): OpenedPayee['accounts'][number] {
  const at = { row: idBytes(row.id), subject: idBytes(row.registrantId), generation, version: 0 };
  return {
    kind: row.kind,
    value: open(classKey(key, 'payment'), PAYMENT_ACCOUNT, at, row.valueSealed).toString('utf8'),
  };
}
