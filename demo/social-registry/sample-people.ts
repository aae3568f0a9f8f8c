import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { BLANK, phoneNumber, regId, storedName, type Registrant } from './registrant.js';

/** Data files are not compiled: this is demo/data as seen from dist/demo/social-registry. */
const FILE = new URL('../../../demo/data/registrants.csv', import.meta.url);

/** The 200 people of OpenG2P's sample file, as they are in it (misspelt header, day-first dates, a blank in the phone). */
export function readSamplePeople(): Registrant[] {
  return (parse(readFileSync(FILE), { columns: true, bom: true }) as Record<string, string>[]).map(fromRow);
}

function fromRow(row: Record<string, string>): Registrant {
  const words = (row['Full Name'] ?? '').trim().split(/\s+/);
  const given = words[0] ?? '';
  const family = words.length > 1 ? (words.at(-1) as string) : '';
  const addl = words.slice(1, -1).join(' ') || null;
  const phone = row['Phone Number'];
  return {
    ...BLANK,
    name: storedName(family, given, addl),
    givenName: given,
    familyName: family,
    addlName: addl,
    gender: row['Gender'] || null,
    birthdate: isoDate(row['Date of Birth']),
    address: row['Address'] || null,
    email: row['Email ID'] || null,
    regIds: [regId('NATIONAL ID', row['ID'] ?? ''), regId('SOCIAL REGISTRY NUMBER', row['Registrant ID'] ?? '')],
    phoneNumberIds: phone ? [phoneNumber(phone, phone.replace(/\s/g, ''))] : [],
    area: row['Region'] || null,
    bankAccount: row['Account Number'] || null,
    incomeBand: row['Annual Household Income (USD)'] || null,
    employment: row['Employement Status'] || null,
  };
}

/** dd-mm-yyyy -> yyyy-mm-dd. */
function isoDate(text: string | undefined): string | null {
  const found = /^(\d{2})-(\d{2})-(\d{4})$/.exec(text ?? '');
  return found === null ? null : `${found[3]}-${found[2]}-${found[1]}`;
}
