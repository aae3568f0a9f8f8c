import { Injectable } from '@nestjs/common';
import { RequestContext } from '#platform/context/request-context.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Pseudonyms } from '#platform/vault/pseudonym.js';

/** What has handles: ids from which a person's rows could be joined. */
export type HandleKind =
  | 'registrant'
  | 'membership'
  | 'payee'
  | 'identifier'
  | 'contact'
  | 'payment-account'
  | 'access-request'
  | 'enrolment'
  | 'proposal'
  | 'entitlement'
  | 'disbursement'
  | 'exception';

/** Handles of the caller's organisation: two consumers cannot join their outputs by them. */
@Injectable()
export class Handles {
  constructor(private readonly pseudonyms: Pseudonyms) {}

  show(kind: HandleKind, id: string): string {
    RequestContext.trace()?.touch(kind, id);
    return this.pseudonyms.hide(RequestContext.requireActor().organisation, kind, id);
  }

  /** The id behind a handle of the caller's. Anything else is refused like an unknown one. */
  read(kind: HandleKind, handle: string): string {
    const id = this.tryRead(kind, handle);
    if (!id) throw new NotFound(kind);
    return id;
  }

  /** The id behind a handle, or undefined when the text is no handle: for lists, where one bad entry is an exception. */
  tryRead(kind: HandleKind, handle: string): string | undefined {
    const id = this.pseudonyms.reveal(RequestContext.requireActor().organisation, kind, handle);
    if (id) RequestContext.trace()?.touch(kind, id);
    return id;
  }
}
