/** A value of a declared attribute: text and codes, numbers, booleans, dates as YYYY-MM-DD. */
export type AttributeValue = string | number | boolean;

/** A person or group as a source tells of them: mapped, validated, holding declared fields only. Plaintext, in memory. */
export interface IncomingRegistrant {
  /** What names the record at its source (ID type, value). Null for a member without any ID, who is found by name and birth date. */
  readonly link: readonly string[] | null;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /** The part of the attributes kept open (coarse codes). */
  readonly openCodes: Readonly<Record<string, AttributeValue>>;
  readonly identifiers: readonly IncomingIdentifier[];
  readonly contacts: readonly { readonly kind: 'phone' | 'email'; readonly value: string }[];
  readonly paymentAccounts: readonly { readonly kind: 'bank' | 'wallet'; readonly value: string }[];
}

export interface IncomingIdentifier {
  readonly idTypeId: string;
  /** As the person shows it; compared and indexed in its normalized form. */
  readonly value: string;
  /** YYYY-MM-DD. */
  readonly expiresOn: string | null;
}

export interface IncomingMember extends IncomingRegistrant {
  readonly isHead: boolean;
  /** Finds a member without an ID again inside the group: name and birth date, normalized. */
  readonly memberKey: string;
}

export type IncomingRecord =
  | (IncomingRegistrant & { readonly kind: 'individual' })
  | (IncomingRegistrant & {
      readonly kind: 'group';
      readonly link: readonly string[];
      readonly members: readonly IncomingMember[];
    });
