import { DomainError } from '#platform/errors/domain-error.js';

/** Two snapshots of one day would differ by the few people of a few hours. */
export class StatisticsTaken extends DomainError {
  constructor(day: string) {
    super('statistics:taken-today', 'conflict', `The statistics of ${day} are taken: they are taken once a day`);
  }
}
