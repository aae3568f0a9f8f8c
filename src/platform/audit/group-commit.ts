import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import { atBorder, DatabaseFault } from '../database/database-error.js';
import { CONNECTION_LIMITS } from '../database/database-options.js';
import { DatabaseUrls } from '../database/database-urls.js';
import { DatabaseWatch } from '../database/database-watch.js';
import { DomainError } from '../errors/domain-error.js';
import { faultOf } from '../telemetry/fault-of.js';
import { APPEND } from './audit.sql.js';

/** What must be recorded could not be: nothing is shown and nothing is changed. */
export class AuditUnavailable extends DomainError {
  constructor() {
    super('audit:unavailable', 'unavailable', 'The audit trail cannot be written just now: nothing was done or shown');
  }
}

interface Waiting {
  readonly text: string;
  readonly resolve: () => void;
  readonly reject: (refusal: AuditUnavailable) => void;
}

/** Events in one statement. */
const MOST_AT_ONCE = 500;
/** Events that may wait: more come only when the database has stood still for seconds. */
const MOST_WAITING = 20_000;
/** A server that does not answer at all. Waiting for a lock ends before, in the statement itself. */
const LONGEST_WAIT_MS = 4_000;

/**
 * Writes events that belong to no transaction. While a group is being written the next one gathers, so that many requests
 * share a round trip and a flush to disk, and none waits longer than for the group before its own. On a connection of its
 * own: busy pools do not keep an event from being written.
 */
@Injectable()
export class GroupCommit implements OnApplicationShutdown {
  private readonly logger = new Logger('Audit');
  private readonly pool: Pool;
  private waiting: Waiting[] = [];
  private writing: Promise<void> | undefined;

  constructor(urls: DatabaseUrls, watch: DatabaseWatch) {
    this.pool = new Pool({
      connectionString: urls.data,
      max: 1,
      application_name: 'amparo-audit',
      query_timeout: LONGEST_WAIT_MS,
      ...CONNECTION_LIMITS,
    });
    watch.guard('data', 'audit', this.pool); // or each group of those that wait would find out by itself, one after the other
    this.pool.on('error', () => {}); // an idle connection lost: the next group opens another
    this.pool.on('connect', (client) => client.on('error', () => {})); // one in use lost: its group fails, that is enough
  }

  /** Resolves when the event, as its canonical JSON, is chained and durable. Throws {@link AuditUnavailable}. */
  append(text: string): Promise<void> {
    if (this.waiting.length >= MOST_WAITING) return Promise.reject(new AuditUnavailable());
    return new Promise((resolve, reject) => {
      this.waiting.push({ text, resolve, reject });
      this.writing ??= this.write();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.writing;
    await this.pool.end();
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0, MOST_AT_ONCE);
      try {
        await this.pool.query({ ...APPEND, values: [group.map(({ text }) => text)] });
        for (const { resolve } of group) resolve();
      } catch (error) {
        const fault = atBorder(error);
        this.logger.error({
          ...(fault instanceof DatabaseFault ? { fault: fault.message } : faultOf(fault)),
          events: group.length,
        });
        for (const { reject } of group) reject(new AuditUnavailable());
      }
    }
    this.writing = undefined;
  }
}
