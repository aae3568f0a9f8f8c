import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldFault } from '../errors/domain-error.js';

/** A body, query or parameter that breaks a declared rule. Names the field and the rule, never the value. */
export class InvalidInput extends DomainError {
  constructor(errors: readonly FieldFault[]) {
    super('platform:invalid-input', 'invalid', 'The request does not fit the declared shape', {}, errors);
  }
}

/** Validates every body and query against its DTO; unknown fields are refused. */
export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: (faults: ValidationError[]) => new InvalidInput(faults.flatMap((fault) => flatten(fault, ''))),
  });

function flatten(fault: ValidationError, path: string): FieldFault[] {
  // the name of an unknown field is the caller's own text: it is repeated only when it looks like a field's name, and not like a number
  if (fault.constraints?.['whitelistValidation'] && !/^[A-Za-z][A-Za-z_]{0,39}\d{0,2}$/.test(fault.property))
    return [{ pointer: `#${path}`, message: 'an unknown field stands here' }];
  const pointer = `${path}/${fault.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.values(fault.constraints ?? {}).map((message) => ({ pointer: `#${pointer}`, message }));
  return [...own, ...(fault.children ?? []).flatMap((child) => flatten(child, pointer))];
}
