import { verhoeff } from 'cdigit';
import { Random } from '../../demo/population/random.js';
import type { Canary } from '../support/canary/index.js';

/** Everything that can be told of somebody, each value planted for this person, this field and this run alone. */
export interface PlantedPerson {
  readonly givenName: string;
  readonly familyName: string;
  readonly address: string;
  readonly note: string;
  readonly birthDate: string;
  readonly income: string;
  readonly trade: string;
  readonly dwelling: number;
  readonly nationalId: string;
  readonly voterCard: string;
  readonly phone: string;
  readonly email: string;
  readonly bank: string;
  readonly wallet: string;
}

export interface PlantedGroup {
  readonly householdId: string;
  readonly address: string;
  readonly income: string;
  readonly members: readonly PlantedPerson[];
}

const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const UPPER = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const ACCENTED = ['é', 'ñ', 'ü', 'Ç', 'ö', 'ã', 'Å', 'ő', 'Ş', 'ž'];
/** First year of birth, and how many follow. */
const YEARS = { elder: [1930, 20], adult: [1970, 30], child: [2012, 12] } as const;

/** Makes people of random values (the same again for the same seed) and keeps every value with a label that tells no value. */
export class Planter {
  readonly canaries: Canary[] = [];
  private readonly random: Random;
  private people = 0;
  private groups = 0;

  constructor(seed: number) {
    this.random = new Random(seed);
  }

  /** `way` is how the person comes in: it stands in the labels. */
  person(way: string, age: keyof typeof YEARS = 'adult'): PlantedPerson {
    const who = `${way} person ${++this.people}`;
    const plant = (field: string, value: string): string => this.plant(`${who}, ${field}`, value);
    const [first, years] = YEARS[age];
    return {
      givenName: plant('given name', this.name()),
      familyName: plant('family name', this.name()),
      address: `${plant('address', `${this.letters(12)} ${this.name()}`)} 12`,
      note: `says "${plant('note', this.letters(16))}" \\ and ${plant('end of note', `${this.letters(8)}/"${this.letters(8)}"`)}`,
      birthDate: plant(
        'birth date',
        `${this.random.between(first, first + years - 1)}-${this.two(1, 12)}-${this.two(1, 28)}`,
      ),
      income: plant('income', `${this.random.between(100, 600)}.${this.digits(9)}7`),
      trade: plant('trade', this.letters(14)),
      dwelling: Number(plant('dwelling', `${this.random.between(1, 8)}${this.digits(14)}`)),
      nationalId: plant('national ID', verhoeff.generate(`1${this.digits(13)}`)),
      voterCard: plant('voter card', `V${this.letters(13, UPPER)}`),
      phone: `+${plant('phone', `2${this.digits(14)}`)}`,
      email: plant('e-mail', `${this.letters(12).toLowerCase()}@${this.letters(8).toLowerCase()}.example`),
      bank: plant('bank account', `4${this.letters(17, UPPER)}`),
      wallet: plant('wallet', `w-${this.letters(14)}`),
    };
  }

  /** A household of an elder, an adult and a child, poor enough for every program. */
  group(way: string): PlantedGroup {
    const who = `${way} group ${++this.groups}`;
    return {
      householdId: `HH-${this.plant(`${who}, household ID`, this.letters(14, UPPER))}`,
      address: this.plant(`${who}, address`, `${this.letters(12)} ${this.name()}`),
      income: this.plant(`${who}, income`, `${this.random.between(100, 600)}.${this.digits(9)}3`),
      members: (['elder', 'adult', 'child'] as const).map((age) => this.person(way, age)),
    };
  }

  /** A value that is sent where it breaks a rule, or is planted to be found. */
  stray(label: string): string {
    return this.plant(label, this.letters(18));
  }

  private plant(label: string, value: string): string {
    this.canaries.push({ label, value });
    return value;
  }

  private name(): string {
    return this.letters(6) + this.random.pick(ACCENTED) + this.letters(7);
  }

  private letters(length: number, alphabet: string = LETTERS): string {
    return Array.from({ length }, () => this.random.pick([...alphabet])).join('');
  }

  private digits(length: number): string {
    return this.letters(length, '0123456789');
  }

  private two(low: number, high: number): string {
    return String(this.random.between(low, high)).padStart(2, '0');
  }
}
