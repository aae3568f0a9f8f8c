import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './schema.js';

export type { components, paths } from './schema.js';

/** Every route of the document, with its parameters, bodies and answers. */
export type AmparoClient = Client<paths>;

/** A token, or whoever fetches one; a function is asked before each request. */
export type Token = string | (() => string | Promise<string>);

/** A client of the API at an address. Refusals are answers: `error` is the problem document, and nothing is thrown. */
export function amparoClient(baseUrl: string, token: Token): AmparoClient {
  const client = createClient<paths>({ baseUrl });
  client.use({
    async onRequest({ request }) {
      request.headers.set('authorization', `Bearer ${typeof token === 'string' ? token : await token()}`);
      return request;
    },
  });
  return client;
}

/** Seconds before its end at which a token is not used any more. */
const MARGIN = 30;

/** Tokens of a client system (RFC 6749, client credentials): one is kept until shortly before it ends. */
export function clientCredentials(baseUrl: string, clientId: string, clientSecret: string): () => Promise<string> {
  let kept: { readonly token: Promise<string>; readonly until: number } | undefined;
  const fetched = async (): Promise<string> => {
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const answer = await fetch(`${baseUrl}/dci/oauth2/client/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    if (!answer.ok) throw new Error(`No token: ${answer.status}`);
    const { access_token: token, expires_in: seconds } = (await answer.json()) as {
      access_token: string;
      expires_in: number;
    };
    kept = { token: Promise.resolve(token), until: Date.now() + (seconds - MARGIN) * 1000 };
    return token;
  };
  return () => {
    if (kept && Date.now() < kept.until) return kept.token;
    const token = fetched();
    kept = { token, until: Date.now() + MARGIN * 1000 }; // whoever asks meanwhile waits for the same one
    token.catch(() => (kept = undefined));
    return token;
  };
}

/** What a list answers. */
export interface PageOf<T> {
  readonly data: readonly T[];
  readonly nextCursor: string | null;
}

/** Every item of a list, page by page. Throws what a page is refused with. */
export async function* everyItem<T>(
  page: (cursor: string | undefined) => Promise<{ readonly data?: PageOf<T>; readonly error?: unknown }>,
): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const { data, error } = await page(cursor);
    if (!data) throw new Error('A page was refused', { cause: error });
    yield* data.data;
    cursor = data.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** Waits until an operation has ended, and gives its counts. Throws when it did not succeed. */
export async function finished(client: AmparoClient, id: string, everyMs = 500): Promise<Record<string, number>> {
  for (;;) {
    const { data, error } = await client.GET('/v1/operations/{id}', { params: { path: { id } } });
    if (!data) throw new Error('The operation cannot be seen', { cause: error });
    if (data.state === 'succeeded') return data.counts;
    if (data.state === 'failed' || data.state === 'cancelled') throw new Error(`The operation ${data.state}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
