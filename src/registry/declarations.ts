import type { FieldFault } from '#platform/errors/domain-error.js';
import { isShownName } from '#platform/errors/shown-names.js';
import type { AttributeValue, IncomingIdentifier } from './absorb-records/incoming-record.js';
import type { AppliesTo } from './attribute-definition.entity.js';
import { attributeValue, BrokenRule, date, type ValueRule } from './attribute.value.js';
import { hasCheckDigit } from './check-digit.js';
import { type Checked, faulty } from './checked.js';
import type { CheckDigit, Normalization } from './id-type.entity.js';
import { type FullMatch, fullMatch, normalizeFor, normalizeName, tidyText } from './identifier.normalize.js';
import { bankAccount, email, phone, wallet } from './reachable.value.js';

const LONGEST_IDENTIFIER = 100;
/** A sealed value holds at most 65 535 bytes; a profile anywhere near that is not one of minimal data. */
export const MOST_PROFILE_BYTES = 32_768;
const KEY = /^[a-z][a-z0-9_]{1,39}$/;

export interface DeclaredAttribute extends ValueRule {
  readonly key: string;
  readonly appliesTo: AppliesTo;
  readonly storage: 'sealed' | 'open';
}

export interface DeclaredIdType {
  readonly id: string;
  readonly code: string;
  readonly pattern: FullMatch;
  readonly normalization: Normalization;
  readonly checkDigit: CheckDigit | null;
  readonly active: boolean;
}

/** What is declared just now: active attributes by key, all ID types by code. */
export interface Declared {
  readonly attributes: ReadonlyMap<string, DeclaredAttribute>;
  readonly idTypes: ReadonlyMap<string, DeclaredIdType>;
}

/** The same as JSON holds it. */
interface DeclaredText {
  readonly today: string;
  readonly idTypes: readonly (Omit<DeclaredIdType, 'pattern'> & { readonly pattern: string })[];
  readonly attributes: readonly (Omit<DeclaredAttribute, 'codes'> & { readonly codes: readonly string[] | null })[];
}

/** Attributes in the form in which they are kept: the sealed part, and the part kept open. */
export interface ShapedAttributes {
  readonly attributes: Record<string, AttributeValue>;
  readonly openCodes: Record<string, AttributeValue>;
  readonly faults: readonly FieldFault[];
}

export type ContactKind = 'phone' | 'email';
export type PaymentAccountKind = 'bank' | 'wallet';

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const CONTACT = { phone, email };
const ACCOUNT = { bank: bankAccount, wallet };

/**
 * A snapshot of what a country declared, and the one way by which values of people are checked and brought into form,
 * whether they come by the API, a file or a social registry. `at` is the JSON pointer of the place that is checked. A fault
 * names place and rule, never the value.
 */
export class Declarations {
  constructor(
    private readonly declared: Declared,
    /** YYYY-MM-DD in UTC. */
    private readonly today: string,
  ) {}

  /** What {@link text} has written. */
  static from(text: string): Declarations {
    const { today, idTypes, attributes } = JSON.parse(text) as DeclaredText;
    const declared = {
      idTypes: new Map(idTypes.map((one) => [one.code, { ...one, pattern: fullMatch(one.pattern) }])),
      attributes: new Map(attributes.map((one) => [one.key, { ...one, codes: one.codes && new Set(one.codes) }])),
    };
    return new Declarations(declared, today);
  }

  /** All of it as a text, for a worker thread. It names nobody. */
  text(): string {
    const idTypes = [...this.declared.idTypes.values()].map((one) => ({ ...one, pattern: one.pattern.pattern }));
    const attributes = [...this.declared.attributes.values()].map((one) => ({
      ...one,
      codes: one.codes && [...one.codes],
    }));
    return JSON.stringify({ today: this.today, idTypes, attributes } satisfies DeclaredText);
  }

  /**
   * The rules alone, in one order, to be told apart by: without the day. What was a good date on one day is one on every later day, since
   * all that is asked of it is not to come after.
   */
  lasting(): string {
    const { idTypes, attributes } = JSON.parse(this.text()) as DeclaredText;
    const told = [
      idTypes.toSorted((a, b) => order(a.code, b.code)),
      attributes
        .toSorted((a, b) => order(a.key, b.key))
        .map((one) => ({ ...one, codes: one.codes && one.codes.toSorted(order) })),
    ];
    return JSON.stringify(told);
  }

  /** The form in which names are compared. */
  nameForm(name: string): string {
    return normalizeName(name);
  }

  /** Whether an active attribute of this key is declared for the kind. */
  declares(kind: 'individual' | 'group', key: string): boolean {
    return this.find(kind, key) !== undefined;
  }

  /**
   * All attributes of a registrant. Null, undefined and the empty text are no values: they are left out. Where the input has
   * other names for them, `pointerOf` says where an attribute stands.
   */
  attributes(
    kind: 'individual' | 'group',
    input: Readonly<Record<string, unknown>>,
    at: string,
    pointerOf = (key: string): string => (KEY.test(key) ? `${at}/${key}` : at), // a name that is none is not repeated
  ): ShapedAttributes {
    const shaped = {
      attributes: {} as Record<string, AttributeValue>,
      openCodes: {} as Record<string, AttributeValue>,
    };
    const faults: FieldFault[] = [];
    for (const [key, raw] of Object.entries(input)) {
      const checked = this.attribute(kind, key, raw, pointerOf);
      if ('faults' in checked) faults.push(...checked.faults);
      else if (checked.value !== undefined)
        shaped[this.find(kind, key)!.storage === 'open' ? 'openCodes' : 'attributes'][key] = checked.value;
    }
    if (mayBeLarge(shaped.attributes) && Buffer.byteLength(JSON.stringify(shaped.attributes)) > MOST_PROFILE_BYTES)
      faults.push({ pointer: at, message: `must not hold more than ${MOST_PROFILE_BYTES} bytes` });
    return { ...shaped, faults };
  }

  /** An identifier as the person shows it, and in the form in which it is compared. `idType` is a code. */
  identifier(
    input: { readonly idType: string; readonly value: unknown; readonly expiresOn?: unknown },
    at: string,
  ): Checked<IncomingIdentifier> {
    const idType = this.declared.idTypes.get(input.idType);
    if (!idType) return faulty(`${at}/idType`, 'must be the code of an ID type');
    if (!idType.active) return faulty(`${at}/idType`, 'must be the code of an active ID type');
    const faults: FieldFault[] = [];
    const value =
      typeof input.value === 'string' && input.value.length <= LONGEST_IDENTIFIER ? tidyText(input.value) : '';
    const normalized = normalizeFor(idType.normalization, value);
    const message = identifierFault(idType, value, normalized);
    if (message) faults.push({ pointer: `${at}/value`, message });
    const expiresOn = input.expiresOn === undefined || input.expiresOn === '' ? null : input.expiresOn;
    const expiry = expiresOn === null ? null : date(expiresOn);
    if (expiry instanceof BrokenRule) faults.push({ pointer: `${at}/expiresOn`, message: expiry.message });
    if (faults.length > 0 || expiry instanceof BrokenRule) return { faults };
    return { value: { idTypeId: idType.id, value, normalized, expiresOn: expiry } };
  }

  contact(
    input: { readonly kind: ContactKind; readonly value: unknown },
    at: string,
  ): Checked<{ kind: ContactKind; value: string }> {
    const value = CONTACT[input.kind](input.value);
    if (value instanceof BrokenRule) return faulty(`${at}/value`, value.message);
    return { value: { kind: input.kind, value } };
  }

  paymentAccount(
    input: { readonly kind: PaymentAccountKind; readonly value: unknown },
    at: string,
  ): Checked<{ kind: PaymentAccountKind; value: string }> {
    const value = ACCOUNT[input.kind](input.value);
    if (value instanceof BrokenRule) return faulty(`${at}/value`, value.message);
    return { value: { kind: input.kind, value } };
  }

  private attribute(
    kind: 'individual' | 'group',
    key: string,
    raw: unknown,
    pointerOf: (key: string) => string,
  ): Checked<AttributeValue | undefined> {
    const declared = this.find(kind, key);
    if (!declared) return faulty(pointerOf(isShownName(key) ? key : ''), `must be an attribute declared for ${kind}s`);
    if (raw === null || raw === undefined || (typeof raw === 'string' && raw.trim() === ''))
      return { value: undefined };
    const value = attributeValue(declared, raw, this.today);
    return value instanceof BrokenRule ? faulty(pointerOf(key), value.message) : { value };
  }

  private find(kind: 'individual' | 'group', key: string): DeclaredAttribute | undefined {
    const declared = this.declared.attributes.get(key);
    return declared && (declared.appliesTo === kind || declared.appliesTo === 'both') ? declared : undefined;
  }
}

/** A character takes six bytes at most, and a number or a boolean few: nearly no profile needs to be written to be measured. */
function mayBeLarge(attributes: Readonly<Record<string, AttributeValue>>): boolean {
  let characters = 0;
  for (const key in attributes) {
    const value = attributes[key]!;
    characters += key.length + (typeof value === 'string' ? value.length : 0) + BESIDE_A_VALUE;
  }
  return characters * 6 > MOST_PROFILE_BYTES;
}

/** Quotes, colon and comma, or a number. */
const BESIDE_A_VALUE = 10;

function identifierFault(idType: DeclaredIdType, value: string, normalized: string): string | null {
  if (normalized === '' || /[\p{Cc}\p{Cs}]/u.test(value))
    return `must hold letters or digits, at most ${LONGEST_IDENTIFIER} characters`;
  if (!idType.pattern.matches(value)) return 'must match the pattern of its ID type';
  if (idType.checkDigit && !hasCheckDigit(idType.checkDigit, value)) return 'must carry the right check digit';
  return null;
}
