import type { ApiAnswer, ApiClient } from './api-client.js';
import { growingPauses } from './pauses.js';

/** The operation a 202 speaks of, when it has succeeded. Throws when it was refused or ends otherwise. */
export async function finished(api: ApiClient, ordered: ApiAnswer): Promise<ApiAnswer['body']> {
  if (ordered.status !== 202) throw new Error(`Not ordered: ${ordered.status} ${JSON.stringify(ordered.body)}`);
  const pause = growingPauses();
  for (;;) {
    const { body } = await api.get(`/v1/operations/${ordered.body.id as string}`);
    if (body.state === 'succeeded') return body;
    if (body.state === 'failed' || body.state === 'cancelled') throw new Error(`It ${body.state}: ${body.problem}`);
    await pause();
  }
}
