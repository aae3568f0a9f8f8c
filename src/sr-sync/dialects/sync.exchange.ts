import type { AnswerSignature } from './answer-signature.js';
import type { DciSearch } from './dci-envelope.js';
import type { DciExchange } from './dci-exchange.js';
import type { SourceClient } from './source-client.js';

/** Asks and is answered in one call, `sync/search`. */
export class SyncExchange implements DciExchange {
  constructor(
    private readonly baseUrl: string,
    private readonly client: SourceClient,
    private readonly signature: AnswerSignature,
  ) {}

  search<T>(make: () => DciSearch, read: (answer: unknown, sent: DciSearch) => T): Promise<T> {
    return this.client.ask({
      url: `${this.baseUrl}/registry/sync/search`,
      body: make,
      read: async (answer, sent) => {
        await this.signature.check(answer);
        return read(answer, sent);
      },
    });
  }
}
