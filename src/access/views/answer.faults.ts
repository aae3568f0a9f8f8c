import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { getMetadataStorage } from 'class-validator';
import { PageQuery } from '#platform/http/page.js';
import type { Route } from '../routes.js';
import { markedAgain, markingsOf, SHOWABLE } from './field.decorators.js';
import { filtersOf, LOOKS_UP_KEY } from './filters-by.decorator.js';
import { type Returned, RETURNS_KEY } from './returns.decorator.js';

type Class = new () => object;

/**
 * What is wrong with a class of an answer, and with every class that is part of it: a declared field without a marking, with
 * two, or of a class that is not shown in that way. Declared fields are those of a new instance: the compiler defines them all.
 */
export function fieldFaults(type: Function, seen = new Set<Function>()): string[] {
  if (seen.has(type)) return [];
  seen.add(type);
  const prototype = type.prototype as object;
  const markings = markingsOf(prototype);
  const faults = Object.keys(new (type as Class)())
    .filter((field) => !markings.has(field))
    .map((field) => `${type.name}.${field} has no class`);
  if (markings.size === 0) faults.push(`${type.name} has no marked field`);
  faults.push(...markedAgain(prototype).map((field) => `${type.name}.${field} has more than one class`));
  for (const [field, marking] of markings) {
    if (marking.as === 'part') faults.push(...fieldFaults(marking.type(), seen));
    else if (!SHOWABLE[marking.class].includes(marking.as))
      faults.push(`${type.name}.${field} is ${marking.class} and must not be shown ${marking.as}`);
  }
  return faults;
}

/** What a list may be asked by is what it shows, as it shows it. */
export function questionFaults({ name, controller, method, handler }: Route): string[] {
  const returned = Reflect.getMetadata(RETURNS_KEY, handler) as Returned | undefined;
  if (!returned?.type || !returned.many) return [];
  const shown = markingsOf(returned.type.prototype as object);
  const parameters = parametersOf(controller, method);
  const faults = parameters
    .filter(
      ({ from, type }) =>
        from === RouteParamtypes.QUERY && type && !(type.prototype instanceof PageQuery) && type !== PageQuery,
    )
    .map(() => `${name} takes a query that is no class of a page`);
  for (const { type } of parameters.filter(({ from }) => from === RouteParamtypes.QUERY)) {
    const filters = filtersOf(type.prototype as object);
    for (const parameter of acceptedBy(type)) {
      const fields = filters.get(parameter) ?? [];
      if (fields.length === 0) faults.push(`${name} does not say what ${parameter} filters by`);
      for (const field of fields)
        if (!['as_is', 'handle'].includes(shown.get(field)?.as ?? ''))
          faults.push(`${name} filters by ${field}, which it does not show as it is`);
    }
  }
  const searches = Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.POST;
  if (searches && !Reflect.getMetadata(LOOKS_UP_KEY, handler))
    faults.push(`${name} does not say why it looks people up`);
  return faults;
}

interface Parameter {
  readonly from: number;
  readonly type: Function;
}

function parametersOf(controller: Function, method: string): Parameter[] {
  const told = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<
    string,
    { index: number }
  >;
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype as object, method) ?? []) as Function[];
  return Object.entries(told).map(([key, { index }]) => ({ from: Number(key.split(':')[0]), type: types[index]! }));
}

/** What the validation lets pass besides the page: all the rest is refused. */
function acceptedBy(type: Function): string[] {
  const rules = (of: Function) =>
    getMetadataStorage()
      .getTargetValidationMetadatas(of, '', true, false)
      .map(({ propertyName }) => propertyName);
  const paging = new Set(rules(PageQuery));
  return [...new Set(rules(type))].filter((name) => !paging.has(name));
}
