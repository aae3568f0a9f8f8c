import type { DataType } from './attribute-definition.entity.js';
import { warningsOf } from './identifying.words.js';

const warned = (key: string, name: string, dataType: DataType): string[] =>
  warningsOf({ key, name, dataType }).map((warning) => warning.split(':')[0]!);

describe('the warning of an identifying attribute', () => {
  it.each([
    ['given_name', 'Given name', 'text', 'looks like a name'],
    ['apellido', 'Apellido', 'text', 'looks like a name'],
    ['x1', 'Prénom', 'text', 'looks like a name'],
    ['contact', 'Mobile number', 'integer', 'looks like a phone number'],
    ['email', 'E-mail', 'text', 'looks like an e-mail address'],
    ['home', 'Street and number', 'text', 'looks like an address'],
    ['gps', 'Position', 'text', 'looks like a position'],
    ['latitude', 'Latitude', 'decimal', 'looks like a position'],
    ['birth_date', 'Born on', 'date', 'looks like an exact birth date'],
    ['dob', 'DOB', 'date', 'looks like an exact birth date'],
    ['national_id', 'Number', 'text', 'looks like an identifier'],
    ['passport', 'Passport', 'text', 'looks like an identifier'],
    ['iban', 'IBAN', 'text', 'looks like an account'],
    ['photo', 'Photo', 'text', 'looks like biometrics'],
    ['tribe', 'Tribe', 'code', 'looks like belonging to a group that can be persecuted'],
  ] as const)('is given for %s (%s, %s)', (key, name, dataType, says) => {
    expect(warned(key, name, dataType)).toContain(says);
  });

  it.each([
    ['household_size', 'Household size', 'integer'],
    ['income', 'Monthly income', 'decimal'],
    ['sex', 'Sex', 'code'],
    ['area', 'Area', 'code'],
    ['birth_year', 'Year of birth', 'integer'],
    ['has_phone', 'Has a phone', 'boolean'],
    ['nationality', 'Nationality', 'code'],
    ['valid_until', 'Valid until', 'date'],
    ['corn_plot', 'Grows corn', 'boolean'],
  ] as const)('is not given for %s (%s, %s)', (key, name, dataType) => {
    expect(warned(key, name, dataType)).toEqual([]);
  });

  it('is given for every free text', () => {
    expect(warned('remark', 'Remark', 'text')).toEqual(['is free text']);
  });
});
