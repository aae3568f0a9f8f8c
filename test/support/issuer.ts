import { createHmac, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generatedKey } from '../../demo/support/generated-key.js';

export type Algorithm = 'RS256' | 'PS256' | 'ES256';

/** A key pair of an issuer under its id. */
export interface SigningKey {
  readonly kid: string;
  readonly alg: Algorithm;
  readonly privateKey: KeyObject;
}

/** JSON as text, or a value to write as such: no library would write what a forger does. */
export type Part = string | Readonly<Record<string, unknown>>;

export const signingKey = (kid: string, alg: Algorithm, bits = 2_048): SigningKey => ({
  kid,
  alg,
  privateKey: generatedKey(alg === 'ES256' ? 'P-256' : bits),
});

/** The public half as a member of a JWKS. */
export const publicJwk = ({ kid, alg, privateKey }: SigningKey): Record<string, unknown> => ({
  ...createPublicKey(privateKey).export({ format: 'jwk' }),
  kid,
  alg,
  use: 'sig',
});

export const base64url = (part: Part): string =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');

/** A compact JWS over whatever stands in its parts. `alg` says how it is signed, not what the header says. */
export function signToken(header: Part, claims: Part, { privateKey, alg }: SigningKey): string {
  const input = `${base64url(header)}.${base64url(claims)}`;
  const how =
    alg === 'ES256'
      ? { key: privateKey, dsaEncoding: 'ieee-p1363' as const }
      : alg === 'PS256'
        ? { key: privateKey, padding: 6, saltLength: 32 }
        : { key: privateKey };
  return `${input}.${sign('sha256', Buffer.from(input), how).toString('base64url')}`;
}

/** A token signed with a shared secret. */
export function signSymmetric(header: Part, claims: Part, secret: string | Buffer, hash = 'sha256'): string {
  const input = `${base64url(header)}.${base64url(claims)}`;
  return `${input}.${createHmac(hash, secret).update(input).digest('base64url')}`;
}

/** What the key address answers. */
export interface KeyAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A listener that publishes keys, counts who asks, and can be told to answer otherwise or not at all. */
export class KeyServer {
  fetches = 0;
  /** Undefined: takes the connection and never answers. */
  answer: (path: string) => KeyAnswer | undefined;
  private server: Server | undefined;

  constructor(keys: readonly SigningKey[]) {
    this.answer = () => ({ body: JSON.stringify({ keys: keys.map(publicJwk) }) });
  }

  publish(...keys: readonly SigningKey[]): void {
    this.answer = () => ({ body: JSON.stringify({ keys: keys.map(publicJwk) }) });
  }

  async listen(): Promise<string> {
    this.server = createServer((request, response) => {
      this.fetches += 1;
      const told = this.answer(request.url ?? '/');
      if (told) response.writeHead(told.status ?? 200, told.headers).end(told.body);
    });
    await new Promise<void>((resolve) => this.server!.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/keys`;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)));
  }
}
