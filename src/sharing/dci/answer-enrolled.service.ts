import { Injectable } from '@nestjs/common';
import { ProgramsService } from '#programs';
import { RegistryService } from '#registry';
import type { Agreement } from '../agreements/agreement.entity.js';
import { AnswerSearches } from './answer-searches.service.js';
import { dtoOf } from './dto-of.js';
import { EnrolledItemDto } from './envelope.dto.js';
import { asObject, isObject, type Json } from './received.js';

/** Whoever has a place in the program: also while nothing is paid. */
const ENROLLED = new Set(['enrolled', 'paused']);
const PERSON = ['person_identifier', 'member_identifier', 'individual_identifier', 'uin'];
const GROUP = ['group_identifier', 'household_identifier'];
const PROGRAM = ['programme_identifier', 'program_identifier', 'programme_code'];
const LONGEST_VALUE = 200;

/** What is asked, or which rule the question breaks. */
type Asked =
  | {
      readonly idTypes: readonly string[];
      readonly value: string;
      readonly program: string | undefined;
      readonly kind: 'group' | 'individual' | undefined;
    }
  | { readonly fault: string };

/** Says whether somebody is enrolled in a program: yes or no, and nothing else. */
@Injectable()
export class AnswerEnrolled {
  constructor(
    private readonly searches: AnswerSearches,
    private readonly registry: RegistryService,
    private readonly programs: ProgramsService,
  ) {}

  async answer(criteria: Json, referenceId: string, agreement: Agreement): Promise<EnrolledItemDto> {
    const told = { reference_id: referenceId, timestamp: new Date().toISOString() };
    const asked = askedBy(criteria, agreement);
    if ('fault' in asked) return rejected(told, asked.fault);
    const known = await this.programs.byIds(agreement.programIds);
    const program = asked.program === undefined && known.length === 1 ? known[0] : byCode(known, asked.program);
    if (!program) return rejected(told, 'programme_identifier must be a program of the agreement');
    const ids = new Set<string>();
    for (const idType of asked.idTypes) for (const id of await this.registry.lookup(idType, asked.value)) ids.add(id);
    const found = await this.searches.within(agreement, [...ids]);
    const isEnrolled = found.some(
      ({ kind, programs }) =>
        (asked.kind === undefined || kind === asked.kind) &&
        programs.some(({ programId, enrolment }) => programId === program.id && ENROLLED.has(enrolment.state)),
    );
    return dtoOf(EnrolledItemDto, { ...told, status: 'succ', enrolled_status: isEnrolled ? 'yes' : 'no' });
  }
}

const byCode = <P extends { code: string }>(programs: readonly P[], code: string | undefined): P | undefined =>
  programs.find((program) => program.code === code);

const rejected = (told: object, message: string): EnrolledItemDto =>
  dtoOf(EnrolledItemDto, { ...told, status: 'rjct', status_reason_message: message, enrolled_status: 'no' });

/** The standard's own example, its sample's form (one predicate), and a type with a value: whichever is sent. */
function askedBy({ query, response_entity: entity }: Json, { idTypes }: Agreement): Asked {
  const fields = fieldsOf(asObject(query));
  const program = PROGRAM.map((name) => fields.get(name)).find((value) => value !== undefined);
  const kind = GROUP.some((name) => fields.has(name)) || entity === 'Group' ? 'group' : kindOf(entity);
  const typed = fields.get('type');
  const value = typed === undefined ? first(fields, [...PERSON, ...GROUP]) : fields.get('value');
  if (value === undefined || value.trim() === '') return { fault: 'The query names no identifier' };
  if (value.length > LONGEST_VALUE) return { fault: `An identifier has at most ${LONGEST_VALUE} characters` };
  const askable = idTypes.filter(({ name }) => typed === undefined || name.toLowerCase() === typed.toLowerCase());
  if (askable.length === 0) return { fault: 'The identifier is of no type of the agreement' };
  return { idTypes: askable.map(({ idType }) => idType), value: value.trim(), program, kind };
}

/** Where a person and a group are asked for alike, either is meant. */
const kindOf = (entity: unknown): 'individual' | undefined => (entity === 'Member' ? 'individual' : undefined);

const first = (fields: ReadonlyMap<string, string>, names: readonly string[]): string | undefined =>
  names.map((name) => fields.get(name)).find((value) => value !== undefined);

/** The last part of each name, with its text: as such, under `eq`, or as a predicate. */
function fieldsOf(query: Json): ReadonlyMap<string, string> {
  const { attribute_name: name, attribute_value: value } = query;
  const told = typeof name === 'string' ? [[name, value] as const] : Object.entries(query);
  const texts = told.flatMap(([path, held]): [string, string][] => {
    const inner = isObject(held) ? (held['eq'] ?? held['$eq']) : held;
    const last = path.split('.').at(-1)!.toLowerCase();
    return typeof inner === 'string' || typeof inner === 'number' ? [[last, String(inner)]] : [];
  });
  return new Map(texts);
}
