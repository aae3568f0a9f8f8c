import 'reflect-metadata';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import type { HandleKind } from './handles.js';

/**
 * How a field of an answer may be shown. A field without a marking is never shown at all.
 * - `public`: names and codes of programs, benefits, types
 * - `operational`: states, instants, counts and amounts, of no meaning without the person
 * - `generalized`: what is declared about a person, made coarser as its declaration says
 * - `handle`: an id that must not leave as it is
 * - `part`: another marked class, or a list of it
 * - `counts`: numbers by name
 */
export type FieldMarking =
  | { readonly as: 'public' | 'operational' | 'generalized' | 'counts' }
  | { readonly as: 'handle'; readonly kind: HandleKind }
  | { readonly as: 'part'; readonly type: () => Function };

const MARKINGS = Symbol('access:field-markings');

function mark(marking: FieldMarking, options: ApiPropertyOptions): PropertyDecorator {
  return (target, property) => {
    const own = new Map(markingsOf(target));
    own.set(String(property), marking);
    Reflect.defineMetadata(MARKINGS, own, target);
    ApiProperty(options)(target, property);
  };
}

/** The markings of a class (by its prototype) or of an instance; empty for anything unmarked. */
export function markingsOf(target: object): ReadonlyMap<string, FieldMarking> {
  return (Reflect.getMetadata(MARKINGS, target) as Map<string, FieldMarking> | undefined) ?? new Map();
}

export const Public = (options: ApiPropertyOptions = {}): PropertyDecorator => mark({ as: 'public' }, options);

export const Operational = (options: ApiPropertyOptions = {}): PropertyDecorator =>
  mark({ as: 'operational' }, options);

export const Generalized = (options: ApiPropertyOptions = {}): PropertyDecorator =>
  mark({ as: 'generalized' }, options);

export const Counts = (options: ApiPropertyOptions = {}): PropertyDecorator =>
  mark({ as: 'counts' }, {
    type: 'object',
    additionalProperties: { type: 'number' },
    ...options,
  } as ApiPropertyOptions);

/** An id of this kind, shown as the caller's own handle (22 characters of base64url). */
export const Handle = (kind: HandleKind, options: ApiPropertyOptions = {}): PropertyDecorator =>
  mark({ as: 'handle', kind }, { type: String, pattern: '^[A-Za-z0-9_-]{22}$', ...options } as ApiPropertyOptions);

/** A nested marked class; pass `isArray: true` for a list. */
export const Part = (type: () => Function, options: ApiPropertyOptions = {}): PropertyDecorator =>
  mark({ as: 'part', type }, { type: () => type(), ...options } as ApiPropertyOptions); // swagger knows a lazy type by its name
