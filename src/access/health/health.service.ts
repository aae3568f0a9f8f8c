import { Injectable } from '@nestjs/common';
import { DatabaseWatch, type WatchedDatabase } from '#platform/database/database-watch.js';
import { statement } from '#platform/database/statement.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { DomainError } from '#platform/errors/domain-error.js';
import { Draining } from '#platform/http/edge/draining.js';
import { KeyStore } from '#platform/vault/key-store.js';
import { HealthDto } from './health.dto.js';

/** A standby answers, and takes nothing. */
const PING = statement('access.ping', 'select pg_is_in_recovery() as standby');

interface Answer {
  readonly standby: boolean;
}

/** Whether this replica may be given requests. */
@Injectable()
export class HealthService {
  private looking: Promise<HealthDto> | undefined;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: KeyStore,
    private readonly draining: Draining,
    private readonly watch: DatabaseWatch,
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
    if (this.draining.begun) throw new NotReady(['stopping']);
    const found = await Promise.all([
      this.asked('data', () => this.uow.row<Answer>(PING)),
      this.asked('keys', async () => (await this.keys.rows<Answer>(PING))[0]),
    ]);
    const wrong = found.filter((fault) => fault !== null);
    if (wrong.length > 0) throw new NotReady(wrong);
    return new HealthDto();
  }

  /** What is wrong with a database, or null. One that says nothing is not asked again. */
  private async asked(name: WatchedDatabase, ask: () => Promise<Answer | undefined>): Promise<string | null> {
    if (this.watch.silent.includes(name)) return `${name}-silent`;
    try {
      return (await ask())?.standby ? `${name}-read-only` : null;
    } catch {
      return this.watch.silent.includes(name) ? `${name}-silent` : `${name}-away`;
    }
  }
}

/** Public: names which part it is, and nothing of it. */
export class NotReady extends DomainError {
  constructor(wrong: readonly string[]) {
    super('access:not-ready', 'unavailable', 'This replica should be given no requests: see what is wrong', { wrong });
  }
}
