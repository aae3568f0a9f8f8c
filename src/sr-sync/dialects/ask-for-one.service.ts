import { Injectable } from '@nestjs/common';
import { OperationsConfig } from '#config/config.js';
import { DomainError } from '#platform/errors/domain-error.js';
import type { SocialRegistry } from '../social-registry.entity.js';
import { SourceRefused, SourceUnavailable } from '../sr-sync.errors.js';
import type { PageItem } from './dialect.js';
import { Dialects } from './dialects.js';
import type { OneRecord } from './known-by.js';

/** Entries of a source with one identifier: there may be several, and not many. */
const MOST = 10;

/** Asks a source for the records that carry one identifier. Somebody waits for it: it is tried twice, and not for long. */
@Injectable()
export class AskForOne {
  constructor(
    private readonly dialects: Dialects,
    private readonly config: OperationsConfig,
  ) {}

  /** Outside of any transaction. Throws {@link SourceUnavailable}, {@link SourceRefused}. */
  async ask(source: SocialRegistry, { kind, type, value }: OneRecord): Promise<readonly PageItem[]> {
    const signal = AbortSignal.timeout(2 * this.config.sourceAnswerSeconds * 1000);
    const asked = { kind, offset: 0, limit: MOST, since: null, mapping: source.mapping, identifier: { type, value } };
    try {
      const { items, next } = await this.dialects.forOne(source, signal).page(asked);
      if (next !== null) throw new SourceRefused('too-many-records');
      return items;
    } catch (error) {
      throw signal.aborted && !(error instanceof DomainError) ? new SourceUnavailable('time-out') : error;
    }
  }
}
