import { Injectable } from '@nestjs/common';
import { AskForOne } from '../dialects/ask-for-one.service.js';
import type { ReadItem } from '../dialects/dialect.js';
import { askedBy, canBeAskedFor, namedIn } from '../dialects/known-by.js';
import type { SocialRegistry } from '../social-registry.entity.js';
import { SourceRefused } from '../sr-sync.errors.js';
import type { Fault } from './quarantined-record.record.js';

const still = (rule: string): Fault => ({ reason: 'unreadable', rule, pointer: '#', candidates: [] });

/** Asks the source anew for a record that was not kept as one, by an identifier that is left of it. */
@Injectable()
export class AskAnew {
  constructor(private readonly asking: AskForOne) {}

  /** The record as its source tells it now, or why there still is none. Throws `SourceUnavailable`. */
  async ask(source: SocialRegistry, kept: unknown): Promise<ReadItem | Fault> {
    const named = namedIn(kept);
    const asked = named && askedBy(named, source.mapping);
    if (!asked || !canBeAskedFor(source, asked.kind)) return still('must be one its source can be asked for');
    try {
      const [item, other] = await this.asking.ask(source, asked);
      if (!item) return still('must be told of by its source');
      if (other) return still('must be the only one of its source with its identifier');
      return 'record' in item ? item : still('must be of the agreed shape');
    } catch (error) {
      if (error instanceof SourceRefused) return still('must be one its source answers for');
      throw error;
    }
  }
}
