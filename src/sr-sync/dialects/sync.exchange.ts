import { parseBody } from '#platform/http/outbound-body.js';
import type { AnswerSignature } from './answer-signature.js';
import type { DciExchange, DciQuestion } from './dci-exchange.js';
import type { SourceClient } from './source-client.js';

/** Asks and is answered in one call, `sync/search`. */
export class SyncExchange implements DciExchange {
  constructor(
    private readonly baseUrl: string,
    private readonly client: SourceClient,
    private readonly signature: AnswerSignature,
  ) {}

  search<T>({ make, read, readInThread }: DciQuestion<T>): Promise<T> {
    return this.client.ask({
      url: `${this.baseUrl}/registry/sync/search`,
      body: () => make(),
      read: async (bytes, sent) => {
        if (readInThread) {
          const { signedPart, answer } = await readInThread(bytes, sent, this.signature.isLookedAt);
          if (signedPart) await this.signature.checkPart(signedPart);
          return answer();
        }
        const answer = parseBody(bytes);
        await this.signature.check(answer);
        return read(answer, sent);
      },
    });
  }
}
