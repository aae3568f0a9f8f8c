import type { ApiClient } from './api-client.js';

/** A block of a stream as it came: an event, or a comment. */
export interface Heard {
  readonly id: string | undefined;
  // what a test reads out of an event it asserts in the next line
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly data: any;
  readonly comment: string | undefined;
}

/** A stream of server-sent events, read as slowly as the test asks. */
export class EventStream {
  private readonly blocks: AsyncGenerator<string>;

  private constructor(
    readonly answer: Response,
    private readonly leaving: AbortController,
  ) {
    this.blocks = blocksOf(answer);
  }

  /** The answer as well when it is a refusal. */
  static async of(url: string, client: ApiClient, id: string, headers: Record<string, string> = {}) {
    const leaving = new AbortController();
    const answer = await fetch(`${url}/v1/operations/${id}/events`, {
      headers: { authorization: `Bearer ${client.token}`, ...headers },
      signal: leaving.signal,
    });
    return new EventStream(answer, leaving);
  }

  /** The next event or comment; undefined: the stream has ended. */
  async heard(): Promise<Heard | undefined> {
    for (;;) {
      const { value, done } = await this.blocks.next();
      if (done) return undefined;
      const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(value as string)?.[1];
      const data = field('data');
      if (field('retry') === undefined)
        return { id: field('id'), data: data === undefined ? undefined : JSON.parse(data), comment: field('') };
    }
  }

  /** The data of the next event; undefined: the stream has ended. */
  async next(): Promise<Heard['data']> {
    for (;;) {
      const heard = await this.heard();
      if (!heard || heard.data !== undefined) return heard?.data;
    }
  }

  leave(): void {
    this.leaving.abort();
  }
}

async function* blocksOf({ body }: Response): AsyncGenerator<string> {
  let text = '';
  for await (const piece of body!.pipeThrough(new TextDecoderStream())) {
    const blocks = (text + piece).split('\n\n');
    text = blocks.pop()!;
    yield* blocks;
  }
  if (text !== '') throw new Error('The stream ended within an event');
}
