import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { InvalidInput } from './validation.pipe.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads a path parameter that is an id; a malformed one is refused by name. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string, { data }: ArgumentMetadata): string {
    if (UUID.test(value)) return value.toLowerCase();
    throw new InvalidInput([{ pointer: `#/${data ?? ''}`, message: `${data ?? 'the id'} must be a UUID` }]);
  }
}
