import { Injectable } from '@nestjs/common';
import { statement } from '#platform/database/statement.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { DomainError } from '#platform/errors/domain-error.js';
import { KeyStore } from '#platform/vault/key-store.js';
import { HealthDto } from './health.dto.js';

const PING = statement('access.ping', 'select 1');

/** Whether this replica may be given requests. */
@Injectable()
export class HealthService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: KeyStore,
  ) {}

  live(): HealthDto {
    return new HealthDto();
  }

  async ready(): Promise<HealthDto> {
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
    super('access:not-ready', 'unavailable', 'A database does not answer');
  }
}
