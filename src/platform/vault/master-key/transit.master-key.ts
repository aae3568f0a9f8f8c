import { readFileSync } from 'node:fs';
import pRetry from 'p-retry';
import { z } from 'zod';
import { type OutboundClient, PeerFault } from '../../http/outbound.client.js';
import { KeyServiceFault, type MasterKey, MasterKeyUnusable, type WrappedRoot } from './master-key.js';

const PATIENCE = { retries: 5, minTimeout: 250, factor: 2, timeoutMs: 5_000 };
const MOST_BYTES = 64 * 1024;

const ENCRYPTED = z.object({ data: z.object({ ciphertext: z.string().regex(/^vault:v[0-9]+:/) }) });
const DECRYPTED = z.object({ data: z.object({ plaintext: z.base64() }) });

export interface TransitKey {
  /** Address of the key, as Vault names it: `https://HOST/v1/MOUNT/keys/NAME`. */
  readonly url: string;
  /** File with the token; read for every call, so that an agent may renew it. */
  readonly tokenFile: string;
  readonly patience?: Partial<typeof PATIENCE>;
}

/** Mount and name of a transit key out of its address, or undefined. */
export const transitAddress = (url: string): { base: string; mount: string; name: string } | undefined => {
  const parts = /^(https?:\/\/[^/?#]+\/v1\/)([\w./-]+)\/keys\/([\w.-]+)$/.exec(url);
  return parts ? { base: `${parts[1]!}${parts[2]!}`, mount: parts[2]!, name: parts[3]! } : undefined;
};

/**
 * A key of the transit secrets engine of HashiCorp Vault (or OpenBao): it never leaves there. The additional data is bound
 * as `associated_data`, which `rewrap` does not take: what a new version is to wrap is decrypted and encrypted.
 */
export class TransitMasterKey implements MasterKey {
  readonly id: string;
  readonly versioned = true;
  readonly source = 'key service';
  private readonly base: string;
  private readonly name: string;
  private readonly patience: typeof PATIENCE;

  constructor(
    private readonly key: TransitKey,
    private readonly client: Pick<OutboundClient, 'postJson'>,
  ) {
    const address = transitAddress(key.url);
    if (!address) throw new MasterKeyUnusable('AMPARO_KEY_SERVICE_URL is not the address of a transit key');
    this.base = address.base;
    this.name = address.name;
    this.id = `transit:${address.mount}/${address.name}`;
    this.patience = { ...PATIENCE, ...key.patience };
  }

  async wrap(aad: Uint8Array, key: Uint8Array): Promise<WrappedRoot & { readonly masterId: string }> {
    const sent = { plaintext: base64(key), associated_data: base64(aad) };
    const { ciphertext } = read(ENCRYPTED, await this.call(`encrypt/${this.name}`, sent));
    return { masterId: `${this.id}:${ciphertext.split(':')[1]!}`, wrapped: Buffer.from(ciphertext) };
  }

  async unwrap(aad: Uint8Array, wrapped: Buffer): Promise<Buffer> {
    const sent = { ciphertext: wrapped.toString('utf8'), associated_data: base64(aad) };
    return Buffer.from(read(DECRYPTED, await this.call(`decrypt/${this.name}`, sent)).plaintext, 'base64');
  }

  async rotate(): Promise<void> {
    await this.call(`keys/${this.name}/rotate`, {});
  }

  private async call(path: string, body: object): Promise<unknown> {
    const { timeoutMs, ...retrying } = this.patience;
    try {
      return await pRetry(() => this.post(`${this.base}/${path}`, body, timeoutMs), {
        ...retrying,
        shouldRetry: ({ error }) => error instanceof PeerFault && (error.ambiguous || error.status === 429),
      });
    } catch (error) {
      throw error instanceof PeerFault ? told(error, path) : error;
    }
  }

  private async post(url: string, body: object, timeoutMs: number): Promise<unknown> {
    const headers = { 'x-vault-token': readFileSync(this.key.tokenFile, 'utf8').trim(), 'x-vault-request': 'true' };
    try {
      const call = { url, headers, body: JSON.stringify(body), contentType: 'application/json', timeoutMs } as const;
      return await this.client.postJson({ ...call, mostBytes: MOST_BYTES });
    } catch (error) {
      if (error instanceof PeerFault && error.reason === 'not-json') return {}; // 204: done, nothing to say
      throw error;
    }
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function read<T extends z.ZodType<{ data: unknown }>>(schema: T, answer: unknown): z.infer<T>['data'] {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new KeyServiceFault('The key service answers in a form that is not of a transit engine');
  return parsed.data.data;
}

/** In words for whoever has to mend it. */
function told({ reason, status }: PeerFault, path: string): Error {
  if (status === 400 && path.startsWith('decrypt/'))
    return new MasterKeyUnusable('The key of the key service does not open this');
  if (status === 403) return new KeyServiceFault(`The key service refuses the token (403): it may not update ${path}`);
  if (status === 404) return new KeyServiceFault(`The key service has no transit engine here (404): ${path}`);
  if (status === 503) return new KeyServiceFault('The key service is sealed or in maintenance (503)');
  return new KeyServiceFault(`The key service does not answer as agreed: ${reason}${status ? ` ${status}` : ''}`);
}
