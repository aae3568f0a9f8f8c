import 'reflect-metadata';
import { SetMetadata } from '@nestjs/common';

const FILTERS = Symbol('access:filters-by');

/**
 * Says by which fields of the answer a parameter of a list narrows it. They must be shown, and as they are: a filter may
 * tell nothing that the rows do not (the boot checks it).
 */
export const FiltersBy =
  (...fields: readonly string[]): PropertyDecorator =>
  (target, property) =>
    Reflect.defineMetadata(FILTERS, new Map(filtersOf(target)).set(String(property), fields), target);

/** Fields by parameter, of a query class by its prototype. */
export const filtersOf = (target: object): ReadonlyMap<string, readonly string[]> =>
  (Reflect.getMetadata(FILTERS, target) as ReadonlyMap<string, readonly string[]> | undefined) ?? new Map();

export const LOOKS_UP_KEY = 'access:looks-up';

/**
 * What is asked for with a body finds people by what it does not show: it says why that is lawful. It changes nothing, and so is told in the
 * trail once, before its answer leaves; a POST without this is told in each of its transactions.
 */
export const LooksUp = (reason: { readonly because: string }): MethodDecorator =>
  SetMetadata(LOOKS_UP_KEY, reason.because);
