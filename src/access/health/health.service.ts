import { Injectable } from '@nestjs/common';
import { statement } from '#platform/database/statement.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { DomainError } from '#platform/errors/domain-error.js';
import { Draining } from '#platform/http/edge/draining.js';
import { KeyStore } from '#platform/vault/key-store.js';
import { HealthDto } from './health.dto.js';

const PING = statement('access.ping', 'select 1');

/** Whether this replica may be given requests. */
@Injectable()
export class HealthService {
  private looking: Promise<HealthDto> | undefined;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: KeyStore,
    private readonly draining: Draining,
  ) {}

  live(): HealthDto {
    return new HealthDto();
  }

  /** Whoever asks meanwhile gets the same answer: the question is free, and must not cost the databases much. */
  ready(): Promise<HealthDto> {
    this.looking ??= this.look().finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async look(): Promise<HealthDto> {
    if (this.draining.begun) throw new NotReady();
    try {
      await Promise.all([this.uow.rows(PING), this.keys.fetch([])]);
      return new HealthDto();
    } catch {
      throw new NotReady();
    }
  }
}

export class NotReady extends DomainError {
  constructor() {
    super('access:not-ready', 'unavailable', 'A database does not answer, or the service is stopping');
  }
}
