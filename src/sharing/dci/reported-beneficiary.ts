import type { NamedIdType } from '../agreements/agreement.entity.js';
import { asObject, type Json, MOST_ID } from './received.js';
import { statusTold } from './vocabulary.js';

/** A beneficiary as a partner tells it, in whichever form; or which rule it breaks. */
export type Told =
  | {
      readonly referenceId: string;
      readonly identifiers: readonly { readonly idType: string; readonly value: string }[];
      readonly programCode: string;
      readonly programName: string;
      readonly status: string;
      readonly enrolledOn: string | null;
    }
  | { readonly referenceId: string; readonly fault: string };

const CODE = /^[A-Za-z0-9][\w:.-]{0,63}$/;
/** No long numbers, which would be somebody's. */
const NAME = /^(?!.*\d{6})[\p{L}\p{N}][\p{L}\p{N} .,'()&/:-]{0,99}$/u;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const MOST_IDENTIFIERS = 10;

/** Reads a beneficiary: the forms of the data objects, and those of the samples. */
export function toldBy(record: unknown, index: number, idTypes: readonly NamedIdType[]): Told {
  const told = asObject(record);
  const referenceId = referenceOf(told, index);
  const program = programOf(told);
  const nested = asObject(told['programme_identifier']); // the samples put state and date of enrolment there
  const status = first(told, nested, ['enrollment_status', 'enrolment_status']);
  const date = first(told, nested, ['enrollment_date', 'enrolment_date']);
  const fault = (text: string): Told => ({ referenceId, fault: text });
  if (!program) return fault('programme_identifier must hold a programme with its identifier');
  const { code, name } = program;
  if (!CODE.test(code)) return fault('programme_identifier has 1 to 64 letters, digits and : . - _');
  if (!NAME.test(name)) return fault('programme_name has 1 to 100 letters, and no long number');
  const known = statusTold(status);
  if (!known) return fault('enrollment_status must be one of the standard');
  const day = dayOf(date);
  if (day === undefined) return fault('enrollment_date must be an ISO date, or an instant with its zone');
  const identifiers = identifiersOf(told, idTypes);
  if (identifiers.length === 0) return fault('An identifier must be of a type of the agreement');
  return { referenceId, identifiers, programCode: code, programName: name, status: known, enrolledOn: day };
}

function referenceOf(told: Json, index: number): string {
  const id = told['reference_id'];
  return typeof id === 'string' && id !== '' && id.length <= MOST_ID ? id : `${index + 1}`;
}

function first(told: Json, nested: Json, names: readonly string[]): unknown {
  return names.map((name) => told[name] ?? nested[name]).find((value) => value !== undefined && value !== '');
}

function programOf(told: Json): { readonly code: string; readonly name: string } | undefined {
  const held = told['programme_identifier'];
  const one = asObject(Array.isArray(held) ? (held as unknown[])[0] : held);
  const program = asObject(one['programme'] ?? one['program'] ?? one);
  const code = program['programme_identifier'] ?? program['programme_code'];
  if (typeof code !== 'string') return undefined;
  const name = program['programme_name'];
  return { code, name: typeof name === 'string' && name !== '' ? name : code };
}

/** A day; null where none is told; undefined for what is no date. */
function dayOf(date: unknown): string | null | undefined {
  if (date === undefined || date === null) return null;
  if (typeof date !== 'string' || !(DAY.test(date) || INSTANT.test(date))) return undefined;
  const at = new Date(date);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString().slice(0, 10);
}

function identifiersOf(told: Json, idTypes: readonly NamedIdType[]): { idType: string; value: string }[] {
  const [member, group] = [asObject(told['member']), asObject(told['group'])];
  const person = asObject(member['demographic_info']);
  const inner = asObject(person['person']);
  const lists = [member['member_identifier'], group['group_identifier'], person['identifier'], inner['identifier']];
  const found = lists
    .flatMap((list): unknown[] => (Array.isArray(list) ? list : []))
    .slice(0, 2 * MOST_IDENTIFIERS)
    .map(asObject)
    .flatMap(({ identifier_type: type, identifier_value: value }) => {
      const known = idTypes.find(({ name }) => name.toLowerCase() === String(type).toLowerCase());
      const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
      return known && text !== '' && text.length <= 200 ? [{ idType: known.idType, value: text }] : [];
    });
  const each = new Map(found.map((one) => [`${one.idType} ${one.value}`, one]));
  return [...each.values()].slice(0, MOST_IDENTIFIERS);
}
