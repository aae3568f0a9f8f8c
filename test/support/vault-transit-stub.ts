import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The transit secrets engine of HashiCorp Vault as its HTTP API shows it: paths, `X-Vault-Token`, response envelopes,
 * `vault:vN:` ciphertexts, versions, `associated_data` (which `rewrap` does not take, as in Vault), and its errors.
 */
export interface VaultStub {
  /** "http://127.0.0.1:PORT". */
  readonly url: string;
  readonly token: string;
  /** Paths asked for so far, with their method, oldest first. */
  readonly asked: string[];
  /** From now on every request is answered 503, as by a sealed Vault; false opens it. */
  seal(sealed: boolean): void;
  /** The next requests are answered with this status. */
  fail(status: number, times: number): void;
  /** Takes the token away. */
  revoke(): void;
  /** Asks as an administrator: the answer's status and body. */
  administer(method: string, path: string, body?: object): Promise<{ status: number; body: Body }>;
  stop(): Promise<void>;
}

interface Body {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly string[];
}

interface TransitKey {
  readonly versions: Buffer[];
  minDecryption: number;
}

/** An answer that is an error of Vault's. */
class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export async function startVaultStub(mount = 'transit', names: readonly string[] = ['amparo']): Promise<VaultStub> {
  const newKey = (): TransitKey => ({ versions: [randomBytes(32)], minDecryption: 1 });
  const keys = new Map(names.map((name) => [name, newKey()]));
  const tokens = new Set([`hvs.${randomBytes(16).toString('hex')}`, 'root']);
  const [token] = tokens;
  const asked: string[] = [];
  let sealed = false;
  let failing = { status: 0, times: 0 };

  const handle = (method: string, path: string, headers: IncomingMessage['headers'], text: string): unknown => {
    if (failing.times > 0) {
      failing = { ...failing, times: failing.times - 1 };
      throw new Refused(failing.status, 'internal error');
    }
    if (sealed) throw new Refused(503, 'Vault is sealed');
    if (!tokens.has(String(headers['x-vault-token']))) throw new Refused(403, 'permission denied');
    const route = new RegExp(`^/v1/${mount}/(encrypt|decrypt|rewrap|keys)/([\\w.-]+)(?:/(rotate|config))?$`).exec(path);
    if (!route) throw new Refused(404, `no handler for route "${path.slice(4)}"`);
    const [, verb, name, action] = route as unknown as [string, string, string, string | undefined];
    const body = (text ? JSON.parse(text) : {}) as Record<string, string | number>;
    if (verb === 'keys' && !action && method !== 'GET' && !keys.has(name)) keys.set(name, newKey());
    const key = keys.get(name);
    if (!key && verb === 'keys' && method === 'GET') throw new Refused(404, '');
    if (!key) throw new Refused(400, 'encryption key not found');
    if (verb !== 'keys' && method === 'GET') throw new Refused(405, 'unsupported operation');
    if (verb === 'encrypt') return encrypt(key, Buffer.from(String(body['plaintext']), 'base64'), aadOf(body));
    if (verb === 'decrypt') return { plaintext: decrypt(key, body['ciphertext'], aadOf(body)).toString('base64') };
    if (verb === 'rewrap') return encrypt(key, decrypt(key, body['ciphertext'], null), null);
    if (action === 'rotate') key.versions.push(randomBytes(32));
    if (action === 'config') key.minDecryption = Number(body['min_decryption_version'] ?? key.minDecryption);
    if (action) return undefined;
    return {
      name,
      latest_version: key.versions.length,
      min_decryption_version: key.minDecryption,
      type: 'aes256-gcm96',
    };
  };

  const server = createServer((request, response) => {
    const path = request.url!.split('?')[0]!;
    asked.push(`${request.method} ${path}`);
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => answer(response, () => handle(request.method!, path, request.headers, text)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    token: token!,
    asked,
    seal: (now) => void (sealed = now),
    fail: (status, times) => void (failing = { status, times }),
    revoke: () => void tokens.delete(token!),
    administer: async (method, path, body) => {
      const init = { method, headers: { 'x-vault-token': 'root' }, ...(body ? { body: JSON.stringify(body) } : {}) };
      const response = await fetch(`${url}${path}`, init);
      const said = await response.text();
      return { status: response.status, body: (said ? JSON.parse(said) : {}) as Body };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const aadOf = (body: Record<string, string | number>): Buffer | null =>
  body['associated_data'] === undefined ? null : Buffer.from(String(body['associated_data']), 'base64');

function encrypt(key: TransitKey, plaintext: Buffer, aad: Buffer | null): object {
  const [nonce, version] = [randomBytes(12), key.versions.length];
  const cipher = createCipheriv('aes-256-gcm', key.versions.at(-1)!, nonce);
  if (aad) cipher.setAAD(aad);
  const bytes = Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  return { ciphertext: `vault:v${version}:${bytes.toString('base64')}`, key_version: version };
}

function decrypt(key: TransitKey, ciphertext: unknown, aad: Buffer | null): Buffer {
  const parts = /^vault:v(\d+):([A-Za-z0-9+/=]+)$/.exec(String(ciphertext));
  if (!parts) throw new Refused(400, 'invalid ciphertext: no prefix');
  const version = Number(parts[1]);
  if (version < key.minDecryption)
    throw new Refused(400, 'ciphertext or signature version is disallowed by policy (too old)');
  if (version > key.versions.length) throw new Refused(400, 'invalid ciphertext: version is too new');
  const bytes = Buffer.from(parts[2]!, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.versions[version - 1]!, bytes.subarray(0, 12));
    if (aad) decipher.setAAD(aad);
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
  } catch {
    throw new Refused(400, 'cipher: message authentication failed');
  }
}

function answer(response: ServerResponse, work: () => unknown): void {
  try {
    const data = work();
    if (data === undefined) return void response.writeHead(204).end();
    const envelope = { request_id: randomUUID(), lease_id: '', renewable: false, lease_duration: 0, data };
    const rest = { wrap_info: null, warnings: null, auth: null, mount_type: 'transit' };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ...envelope, ...rest }));
  } catch (error) {
    const { status, message } = error instanceof Refused ? error : { status: 500, message: 'internal error' };
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ errors: message ? [message] : [] }));
  }
}
