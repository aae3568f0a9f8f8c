import { REGISTRATION_DATE, type Household, type Person } from '../population/index.js';

export interface RegId {
  readonly idTypeAsStr: string;
  readonly value: string;
  readonly expiryDate: string | null;
}

export interface PhoneNumber {
  readonly phoneNo: string;
  readonly phoneSanitized: string | null;
  readonly dateCollected: string | null;
  readonly disabled: string | null;
}

export interface GroupMembership {
  readonly individual: Registrant;
  /** "Head" for the head of the household, null for everyone else. */
  readonly kind: { readonly name: string | null };
  readonly createDate: string;
  readonly writeDate: string;
}

/** One row of getRegistrants, person or household (OpenG2P Social Registry 17.0), with this country's extension fields. */
export interface Registrant {
  readonly name: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly addlName: string | null;
  readonly isGroup: boolean;
  readonly kind: string | null;
  readonly isPartialGroup: boolean;
  readonly gender: string | null;
  readonly birthdate: string | null;
  readonly birthPlace: string | null;
  readonly address: string | null;
  readonly email: string | null;
  /** Dates without a time, as the peer gives them. */
  readonly registrationDate: string;
  readonly createDate: string;
  readonly writeDate: string;
  readonly regIds: readonly RegId[];
  readonly phoneNumberIds: readonly PhoneNumber[];
  readonly groupMembershipIds: readonly GroupMembership[];
  /** Instants behind those dates: one face of the registry tells dates, the other instants. */
  readonly createdAt: Date;
  readonly changedAt: Date;
  /** Extension: area code of the household. */
  readonly area: string | null;
  /** Extension: monthly income of the household, whole currency units. */
  readonly income: number | null;
  readonly bankAccount: string | null;
  /** Extension: yearly household income as a band, "5001_10000"; the sample people have this instead of `income`. */
  readonly incomeBand: string | null;
  readonly employment: string | null;
}

/** The beginning of the day of registration. */
export const REGISTERED_AT = new Date(`${REGISTRATION_DATE}T00:00:00Z`);

export const BLANK: Registrant = {
  name: '',
  givenName: null,
  familyName: null,
  addlName: null,
  isGroup: false,
  kind: null,
  isPartialGroup: false,
  gender: null,
  birthdate: null,
  birthPlace: null,
  address: null,
  email: null,
  registrationDate: REGISTRATION_DATE,
  createDate: REGISTRATION_DATE,
  writeDate: REGISTRATION_DATE,
  createdAt: REGISTERED_AT,
  changedAt: REGISTERED_AT,
  regIds: [],
  phoneNumberIds: [],
  groupMembershipIds: [],
  area: null,
  income: null,
  bankAccount: null,
  incomeBand: null,
  employment: null,
};

/** "FAMILY, GIVEN ADDL ": upper case with a blank behind, as the peer stores every person's name. */
export function storedName(family: string, given: string, addl: string | null): string {
  return `${family.trim()}, ${given.trim()} ${addl === null ? '' : `${addl.trim()} `}`.toUpperCase();
}

export function regId(idTypeAsStr: string, value: string): RegId {
  return { idTypeAsStr, value, expiryDate: null };
}

export function phoneNumber(phoneNo: string, phoneSanitized: string | null): PhoneNumber {
  return { phoneNo, phoneSanitized, dateCollected: REGISTRATION_DATE, disabled: null };
}

export function fromPerson(person: Person, home: Household): Registrant {
  const regIds: RegId[] = [];
  if (person.nationalId !== null) regIds.push(regId('NATIONAL ID', person.nationalId));
  if (person.socialRegistryNumber !== null) regIds.push(regId('SOCIAL REGISTRY NUMBER', person.socialRegistryNumber));
  return {
    ...BLANK,
    name: storedName(person.familyName, person.givenName, person.addlName),
    givenName: person.givenName,
    familyName: person.familyName,
    addlName: person.addlName,
    gender: person.gender,
    birthdate: person.birthDate,
    address: home.address,
    regIds,
    phoneNumberIds: person.phone === null ? [] : [phoneNumber(person.phone.written, person.phone.sanitized)],
    area: home.area,
    income: home.income,
    bankAccount: person.bankAccount,
    employment: person.employment,
  };
}

export function fromHousehold(home: Household): Registrant {
  return {
    ...BLANK,
    name: `${home.members[0]?.familyName.trim()} household`,
    isGroup: true,
    kind: 'Household',
    address: home.address,
    regIds: [regId('HOUSEHOLD ID', home.householdId)],
    groupMembershipIds: home.members.map((person) => ({
      individual: fromPerson(person, home),
      kind: { name: person.head ? 'Head' : null },
      createDate: REGISTRATION_DATE,
      writeDate: REGISTRATION_DATE,
    })),
    area: home.area,
    income: home.income,
  };
}
