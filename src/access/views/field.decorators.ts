import 'reflect-metadata';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import type { HandleKind } from './handles.js';

/**
 * What a field tells, by the table of docs/privacy.md; every field of an answer has exactly one class.
 * - `public`: names and codes of programs, benefits, types
 * - `operational`: states, instants, counts and amounts, of no meaning without the person
 * - `quasi_identifier`: what is declared about a person
 * - `key`: an id from which a person's rows could be joined
 * - `revealed`: a value of a person as it is, told to one who gave purpose and reason; in the answer of one route only
 * - `direct`, `sensitive`, `financial`, `free_text`: names and numbers of people, what harms them, accounts, remarks
 */
export type FieldClass =
  | 'public'
  | 'operational'
  | 'quasi_identifier'
  | 'key'
  | 'revealed'
  | 'direct'
  | 'sensitive'
  | 'financial'
  | 'free_text';

/**
 * How a field is shown.
 * - `as_is`: the value
 * - `counts`: numbers by name
 * - `generalized`: as coarse as its declaration and the ladder of classes want it, to holders of the data class
 * - `handle`: the caller's own name for it
 * - `revealed`: what a `Sensitive` holds, taken out here and nowhere before
 */
export type ShownAs = 'as_is' | 'counts' | 'generalized' | 'handle' | 'revealed';

/** How each class may be shown: what stands with none is part of no answer. */
export const SHOWABLE: Readonly<Record<FieldClass, readonly ShownAs[]>> = {
  public: ['as_is'],
  operational: ['as_is', 'counts'],
  quasi_identifier: ['generalized'],
  key: ['handle'],
  revealed: ['revealed'],
  direct: [],
  sensitive: [],
  financial: [],
  free_text: [],
};

/** A field of an answer: of a class and shown in a way, or another marked class (or a list of it) with fields of its own. */
export type FieldMarking =
  | { readonly class: FieldClass; readonly as: Exclude<ShownAs, 'handle'> }
  | { readonly class: FieldClass; readonly as: 'handle'; readonly kind: HandleKind }
  | { readonly as: 'part'; readonly type: () => Function };

const MARKINGS = Symbol('access:field-markings');
const MARKED_AGAIN = Symbol('access:marked-again');

type Markings = ReadonlyMap<string, FieldMarking>;

/** Marks a field. The shorter decorators below stand for the pairs that are in use; a pair that is not allowed stops the boot. */
export function Field(marking: FieldMarking, options: ApiPropertyOptions = {}): PropertyDecorator {
  return (target, property) => {
    const own = Reflect.getOwnMetadata(MARKINGS, target) as Markings | undefined;
    const inherited = Reflect.getMetadata(MARKINGS, Object.getPrototypeOf(target) as object) as Markings | undefined;
    if (own && own.get(String(property)) !== inherited?.get(String(property)))
      Reflect.defineMetadata(MARKED_AGAIN, [...markedAgain(target), String(property)], target);
    Reflect.defineMetadata(MARKINGS, new Map(own ?? inherited).set(String(property), marking), target);
    ApiProperty(options)(target, property);
  };
}

/** The markings of a class (by its prototype) or of an instance; empty for anything unmarked. */
export function markingsOf(target: object): Markings {
  return (Reflect.getMetadata(MARKINGS, target) as Markings | undefined) ?? new Map();
}

/** Fields of a class (by its prototype) that carry more than one marking. */
export const markedAgain = (target: object): readonly string[] =>
  (Reflect.getMetadata(MARKED_AGAIN, target) as readonly string[] | undefined) ?? [];

export const Public = (options: ApiPropertyOptions = {}): PropertyDecorator =>
  Field({ class: 'public', as: 'as_is' }, options);

export const Operational = (options: ApiPropertyOptions = {}): PropertyDecorator =>
  Field({ class: 'operational', as: 'as_is' }, options);

export const Generalized = (options: ApiPropertyOptions = {}): PropertyDecorator =>
  Field({ class: 'quasi_identifier', as: 'generalized' }, options);

export const Counts = (options: ApiPropertyOptions = {}): PropertyDecorator =>
  Field({ class: 'operational', as: 'counts' }, {
    type: 'object',
    additionalProperties: { type: 'number' },
    ...options,
  } as ApiPropertyOptions);

/** An id of this kind, shown as the caller's own handle (22 characters of base64url). */
export const Handle = (kind: HandleKind, options: ApiPropertyOptions = {}): PropertyDecorator =>
  Field({ class: 'key', as: 'handle', kind }, {
    type: String,
    pattern: '^[A-Za-z0-9_-]{22}$',
    ...options,
  } as ApiPropertyOptions);

/** Values of a person, each a `Sensitive`: stops the boot anywhere but in the answer of the one route that reveals. */
export const Revealed = (options: ApiPropertyOptions = {}): PropertyDecorator =>
  Field({ class: 'revealed', as: 'revealed' }, options);

/** A nested marked class; pass `isArray: true` for a list. */
export const Part = (type: () => Function, options: ApiPropertyOptions = {}): PropertyDecorator =>
  Field({ as: 'part', type }, { type: () => type(), ...options } as ApiPropertyOptions); // swagger knows a lazy type by its name
