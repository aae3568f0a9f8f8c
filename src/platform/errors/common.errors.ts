import { DomainError } from './domain-error.js';

/** Unknown, or out of the caller's scope: both look alike. */
export class NotFound extends DomainError {
  constructor(what: string) {
    super(`platform:not-found`, 'not-found', `No such ${what}, or it is not yours to see`);
  }
}
