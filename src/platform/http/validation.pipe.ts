import { type ArgumentMetadata, Injectable, ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldFault } from '../errors/domain-error.js';
import { isShownName } from '../errors/shown-names.js';

/** A body, query or parameter that breaks a declared rule. Names the field and the rule, never the value. */
export class InvalidInput extends DomainError {
  constructor(errors: readonly FieldFault[]) {
    super('platform:invalid-input', 'invalid', 'The request does not fit the declared shape', {}, errors);
  }
}

/**
 * Validates every body and query against its DTO; unknown fields are refused. So is a list where one object is asked for, which the
 * validator would take for a list of such objects: an empty one would be a body without a fault.
 */
@Injectable()
export class StrictValidation extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      transform: true,
      validationError: { target: false, value: false },
      exceptionFactory: (faults: ValidationError[]) => new InvalidInput(faults.flatMap((fault) => flatten(fault, ''))),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && Array.isArray(value))
      throw new InvalidInput([{ pointer: '#', message: 'the body must be an object' }]);
    return (await super.transform(value, metadata)) as unknown;
  }
}

function flatten(fault: ValidationError, path: string): FieldFault[] {
  // the name of an unknown field is the caller's own text: it is repeated only when it looks like a field's name, and not like a number
  if (fault.constraints?.['whitelistValidation'] && !isShownName(fault.property))
    return [{ pointer: `#${path}`, message: 'an unknown field stands here' }];
  const pointer = `${path}/${fault.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.values(fault.constraints ?? {}).map((message) => ({ pointer: `#${pointer}`, message }));
  return [...own, ...(fault.children ?? []).flatMap((child) => flatten(child, pointer))];
}
