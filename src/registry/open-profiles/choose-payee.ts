/** Somebody named to collect for a registrant, in force and past the cooling-off. */
export interface NamedPayee {
  readonly payeeId: string;
  readonly kind: 'nominee' | 'alternate';
}

export interface CollectingMember {
  readonly memberId: string;
  readonly isHead: boolean;
  readonly isRepresentative: boolean;
}

/**
 * Who collects, in this order: the nominee; the individual, or of a group the representative, else the head; an alternate.
 * `named` begins with whoever was named last. Whoever is erased, or disabled as of the instant, must not be among those given.
 */
export function choosePayee(
  { registrantId, kind }: { readonly registrantId: string; readonly kind: 'individual' | 'group' },
  members: readonly CollectingMember[],
  named: readonly NamedPayee[],
): string | undefined {
  const nominee = named.find((payee) => payee.kind === 'nominee');
  if (nominee) return nominee.payeeId;
  if (kind === 'individual') return registrantId;
  const member = members.find(({ isRepresentative }) => isRepresentative) ?? members.find(({ isHead }) => isHead);
  return member?.memberId ?? named[0]?.payeeId;
}
