import type { BenefitKind } from '#entitlements';
import type { EnrolmentState } from '#programs';

/** States of ours in which somebody is, or was, a beneficiary: nobody is told of the others. */
const STATUS: Readonly<Partial<Record<EnrolmentState, string>>> = {
  enrolled: 'active',
  paused: 'suspended',
  graduated: 'graduated',
  exited: 'inactive',
};

/** What DCI calls the state of an enrolment; undefined: none of a beneficiary. */
export function statusOf(state: EnrolmentState, exitReason: string | undefined): string | undefined {
  return state === 'exited' && exitReason === 'deceased' ? 'deceased' : STATUS[state];
}

/** States of ours by what DCI calls them, and whether those who died are wanted among the exited. Nothing told: all. */
export function statesOf(statuses: readonly string[] = ['active', 'suspended', 'graduated', 'inactive', 'deceased']): {
  readonly states: readonly EnrolmentState[];
  readonly exits: 'all' | 'deceased' | 'others';
} {
  const states = (Object.keys(STATUS) as EnrolmentState[]).filter((state) => statuses.includes(STATUS[state]!));
  const isDead = statuses.includes('deceased');
  const isInactive = states.includes('exited');
  const exits = isDead && isInactive ? 'all' : isDead ? 'deceased' : 'others';
  return { states: isDead && !isInactive ? [...states, 'exited'] : states, exits };
}

/** Codes of the standard's list, which its data objects allow instead of the labels. */
const CODES: Readonly<Record<string, string>> = {
  1: 'active',
  2: 'deceased',
  3: 'graduated',
  4: 'suspended',
  5: 'inactive',
};

/** A status as a peer writes it, in code or label and any case; undefined: none of the list. */
export function statusTold(text: unknown): string | undefined {
  const told = String(text).trim().toLowerCase();
  const label = CODES[told] ?? told;
  return Object.values(CODES).includes(label) ? label : undefined;
}

export const BENEFIT_TYPES: Readonly<Record<BenefitKind, string>> = {
  cash: '1',
  voucher: '2',
  in_kind: '3',
  training: '4',
  work_opportunity: '5',
  insurance: '6',
};

/** The last part of a term with namespaces: `ns:org:RegistryType:IBR`. */
export const lastOf = (term: unknown): string =>
  String(term)
    .split(/[:/#.]/)
    .at(-1)!
    .toLowerCase();

export const REG_TYPE = 'ns:org:RegistryType:IBR';
export const RECORD_TYPE = 'Beneficiary';
export const VOCABULARY = 'https://schema.spdci.org/extensions/ibr/v1/data';
/** What a handle is called among identifiers. */
export const HANDLE_TYPE = 'AMPARO_HANDLE';
