import { DomainError } from '#platform/errors/domain-error.js';

const RETRY_AFTER_SECONDS = 5;

/** The caller follows as many operations as one may. */
export class TooManyStreams extends DomainError {
  constructor() {
    super('operations:too-many-streams', 'too-many', 'You follow as many operations as one caller may: end a stream', {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  }
}

/** This replica holds as many streams as it may. */
export class NoStreamLeft extends DomainError {
  constructor() {
    super('operations:no-stream-left', 'unavailable', 'No further stream is held here: ask for the operation itself', {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  }
}
