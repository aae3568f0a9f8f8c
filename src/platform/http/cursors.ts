import { Injectable } from '@nestjs/common';
import { RequestContext } from '../context/request-context.js';
import { NotOpened, ServiceCipher } from '../vault/service-cipher.js';
import { InvalidInput } from './validation.pipe.js';

/**
 * Keyset cursors: the position after the last row, sealed, so that a cursor shows no id and no instant, and bound to the
 * caller, the list and the filters it was given for.
 */
@Injectable()
export class Cursors {
  constructor(private readonly cipher: ServiceCipher) {}

  encode(list: string, position: unknown): string {
    return this.cipher.seal('cursor', this.binding(list), JSON.stringify(position)).toString('base64url');
  }

  /** The position, or undefined for the first page. A cursor of another caller, list or question is refused as malformed. */
  decode<P>(list: string, cursor: string | undefined): P | undefined {
    if (cursor === undefined) return undefined;
    try {
      return JSON.parse(this.cipher.open('cursor', this.binding(list), Buffer.from(cursor, 'base64url'))) as P;
    } catch (error) {
      if (!(error instanceof NotOpened)) throw error;
      throw new InvalidInput([{ pointer: '#/cursor', message: 'cursor must be one this list gave to you' }]);
    }
  }

  private binding(list: string): string {
    return JSON.stringify([RequestContext.requireActor().userId, list, RequestContext.question() ?? null]);
  }
}
