import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVaultStub, type VaultStub } from '../support/vault-transit-stub.js';
import { OutboundClient } from '#platform/http/outbound.client.js';
import { randomBytes } from '#platform/vault/suite.js';
import { LocalMasterKey } from '#platform/vault/master-key/local.master-key.js';
import { KeyServiceFault, type MasterKey, MasterKeyUnusable } from '#platform/vault/master-key/master-key.js';
import { isOf, MasterKeys } from '#platform/vault/master-key/master-keys.js';
import { developmentKey, keyOfFile, keyOfText } from '#platform/vault/master-key/read-local-key.js';
import { TransitMasterKey } from '#platform/vault/master-key/transit.master-key.js';

const folder = mkdtempSync(join(tmpdir(), 'amparo-master-'));
const file = (name: string, content: string | Uint8Array, mode = 0o600): string => {
  writeFileSync(join(folder, name), content, { mode });
  return join(folder, name);
};
const bytes = randomBytes(32);
const otherBytes = randomBytes(32);
let stub: VaultStub;

const transit = (name = 'amparo', token = stub.token): MasterKey =>
  new TransitMasterKey(
    {
      url: `${stub.url}/v1/transit/keys/${name}`,
      tokenFile: file(`token-${name}`, `${token}\n`),
      patience: { retries: 2, minTimeout: 5, timeoutMs: 2_000 },
    },
    new OutboundClient({ hosts: [new URL(stub.url).host], privateHosts: [] }),
  );

/** Each provider twice over one key, and once over another. */
const PROVIDERS: Record<string, { same: () => MasterKey; other: () => MasterKey }> = {
  'a file': {
    same: () => new LocalMasterKey(keyOfFile(file('raw.key', bytes)), 'file'),
    other: () => new LocalMasterKey(keyOfFile(file('other.key', otherBytes)), 'file'),
  },
  'the environment': {
    same: () => new LocalMasterKey(keyOfText(bytes.toString('hex'), 'X'), 'environment'),
    other: () => new LocalMasterKey(keyOfText(otherBytes.toString('base64'), 'X'), 'environment'),
  },
  'the data folder': {
    same: () => new LocalMasterKey(developmentKey(join(folder, 'data', 'master.key')), 'data folder'),
    other: () => new LocalMasterKey(developmentKey(join(folder, 'elsewhere', 'master.key')), 'data folder'),
  },
  'a key service': { same: () => transit(), other: () => transit('another') },
};

beforeAll(async () => {
  stub = await startVaultStub('transit', ['amparo', 'another']);
});
afterAll(async () => {
  await stub.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(Object.entries(PROVIDERS))('a master key out of %s', (_, { same, other }) => {
  const aad = Buffer.from('AM1 root index 1');

  it('opens what it wrapped, also after a restart', async () => {
    const key = randomBytes(32);
    const { wrapped } = await same().wrap(aad, key);
    expect((await same().unwrap(aad, wrapped)).equals(key)).toBe(true);
  });

  it('wraps keys of any length, and a key of zeros', async () => {
    for (const key of [Buffer.alloc(32), randomBytes(1), randomBytes(64)]) {
      const { wrapped } = await same().wrap(aad, key);
      expect((await same().unwrap(aad, wrapped)).equals(key)).toBe(true);
    }
  });

  it('never shows the key, and never wraps it twice alike', async () => {
    const key = randomBytes(32);
    const [one, two] = [await same().wrap(aad, key), await same().wrap(aad, key)];
    for (const form of [key, Buffer.from(key.toString('base64').slice(0, 40)), Buffer.from(key.toString('hex'))])
      expect(one.wrapped.includes(form)).toBe(false);
    expect(one.wrapped.equals(two.wrapped)).toBe(false);
  });

  it('opens nothing under other additional data', async () => {
    const { wrapped } = await same().wrap(aad, randomBytes(32));
    for (const wrong of ['', 'AM1 root index 2', 'AM1 root link 1', 'AM1 root index 1 '])
      await expect(same().unwrap(Buffer.from(wrong), wrapped)).rejects.toThrow(MasterKeyUnusable);
  });

  it('opens nothing that was changed', async () => {
    const { wrapped } = await same().wrap(aad, randomBytes(32));
    for (let bit = 0; bit < 24; bit++) {
      const changed = Buffer.from(wrapped);
      changed[wrapped.length - 1 - bit * 2]! ^= 1 << (bit % 6);
      if (changed.toString('latin1').trim() === wrapped.toString('latin1').trim()) continue;
      await expect(same().unwrap(aad, changed)).rejects.toThrow(MasterKeyUnusable);
    }
  });

  it.each([0, 1, 12, 27])('opens nothing that was cut to %d bytes', async (length) => {
    const { wrapped } = await same().wrap(aad, randomBytes(32));
    await expect(same().unwrap(aad, wrapped.subarray(0, length))).rejects.toThrow(MasterKeyUnusable);
  });

  it('opens nothing of another key', async () => {
    const { wrapped } = await other().wrap(aad, randomBytes(32));
    await expect(same().unwrap(aad, wrapped)).rejects.toThrow(MasterKeyUnusable);
  });

  it('has a name that lasts, differs from that of another key, and tells nothing of the key', async () => {
    expect(same().id).toBe(same().id);
    expect(same().id).not.toBe(other().id);
    expect(same().id).toMatch(/^(local:[0-9a-f]{12}|transit:transit\/amparo)$/);
    const { masterId } = await same().wrap(aad, randomBytes(32));
    expect([isOf(same(), masterId), isOf(other(), masterId)]).toEqual([true, false]);
  });

  it('serves many at once', async () => {
    const master = same();
    const keys = Array.from({ length: 20 }, () => randomBytes(32));
    const wrapped = await Promise.all(keys.map((key) => master.wrap(aad, key)));
    const opened = await Promise.all(wrapped.map((one) => master.unwrap(aad, one.wrapped)));
    expect(opened.every((key, at) => key.equals(keys[at]!))).toBe(true);
  });

  it('opens what older versions wrapped, where there are versions, and says where there are none', async () => {
    const master = same();
    const before = await master.wrap(aad, bytes);
    if (!master.versioned) return void (await expect(master.rotate()).rejects.toThrow(MasterKeyUnusable));
    await master.rotate();
    const after = await master.wrap(aad, bytes);
    expect(after.masterId).not.toBe(before.masterId);
    expect((await master.unwrap(aad, before.wrapped)).equals(bytes)).toBe(true);
  });

  it('may be the present or the next of two: each opens what it wrapped, and nobody else does', async () => {
    const masters = new MasterKeys(other(), same());
    const [one, two] = [await other().wrap(aad, bytes), await same().wrap(aad, bytes)];
    for (const root of [one, two]) expect((await masters.unwrap(aad, root)).equals(bytes)).toBe(true);
    await expect(new MasterKeys(same()).unwrap(aad, one)).rejects.toThrow('does not open the key store');
    expect(masters.inUse([]).id).toBe(other().id);
    expect(masters.inUse([null, one.masterId]).id).toBe(other().id);
    expect(masters.inUse([one.masterId, two.masterId]).id).toBe(same().id);
  });
});

describe('what was wrapped before names were kept', () => {
  it('opens under whichever local key wrapped it, and is never sent to a key service', async () => {
    const [old, next] = [new LocalMasterKey(bytes, 'a'), new LocalMasterKey(randomBytes(32), 'b')];
    const root = { masterId: null, wrapped: (await old.wrap(bytes, bytes)).wrapped };
    for (const masters of [new MasterKeys(old, next), new MasterKeys(next, old), new MasterKeys(transit(), old)])
      expect((await masters.unwrap(bytes, root)).equals(bytes)).toBe(true);
    const asked = stub.asked.length;
    await expect(new MasterKeys(transit()).unwrap(bytes, root)).rejects.toThrow(MasterKeyUnusable);
    expect(stub.asked).toHaveLength(asked);
  });
});

describe('a local master key', () => {
  it.each(['', 'short', 'x'.repeat(33), 'zz'.repeat(32)])('is refused when it does not hold 32 bytes: "%s"', (text) => {
    expect(() => keyOfText(text, 'SETTING')).toThrow('SETTING does not hold 32 bytes');
  });

  it('is read raw, in hex and in base64', () => {
    const forms = [bytes, bytes.toString('hex'), `${bytes.toString('base64')}\n`];
    forms.forEach((form, at) => expect(keyOfFile(file(`form-${at}`, form)).equals(bytes)).toBe(true));
  });

  it('of the data folder is refused when others may read it', () => {
    expect(() => developmentKey(file('open.key', bytes.toString('hex'), 0o644))).toThrow('chmod 600');
  });
});

describe('a key service', () => {
  const aad = Buffer.from('place');

  it('is asked at the paths of the transit engine, with the token of the file as it is now', async () => {
    const from = stub.asked.length;
    const master = transit('amparo', 'wrong');
    await expect(master.wrap(aad, bytes)).rejects.toThrow('refuses the token (403): it may not update encrypt/amparo');
    file('token-amparo', stub.token);
    const { wrapped, masterId } = await master.wrap(aad, bytes);
    await master.unwrap(aad, wrapped);
    expect(wrapped.toString()).toMatch(/^vault:v\d+:[A-Za-z0-9+/=]+$/);
    expect(masterId).toBe(`transit:transit/amparo:${wrapped.toString().split(':')[1]}`);
    expect(stub.asked.slice(from)).toEqual([
      'POST /v1/transit/encrypt/amparo',
      'POST /v1/transit/encrypt/amparo',
      'POST /v1/transit/decrypt/amparo',
    ]);
  });

  it('is asked again after a passing fault, and not for ever', async () => {
    stub.fail(500, 2);
    await expect(transit().wrap(aad, bytes)).resolves.toBeDefined();
    stub.fail(500, 3);
    await expect(transit().wrap(aad, bytes)).rejects.toThrow('does not answer as agreed: status 500');
  });

  it('says that it is sealed, that there is no engine, and that nobody answers', async () => {
    stub.seal(true);
    await expect(transit().unwrap(aad, Buffer.from('vault:v1:AAAA'))).rejects.toThrow('sealed or in maintenance (503)');
    stub.seal(false);
    const at = (url: string): MasterKey =>
      new TransitMasterKey(
        { url, tokenFile: file('token', stub.token), patience: { retries: 0 } },
        new OutboundClient({ hosts: ['127.0.0.1'], privateHosts: [] }),
      );
    await expect(at(`${stub.url}/v1/elsewhere/keys/amparo`).wrap(aad, bytes)).rejects.toThrow('(404)');
    await expect(at('http://127.0.0.1:1/v1/transit/keys/amparo').wrap(aad, bytes)).rejects.toThrow('unreachable');
    await expect(at('http://127.0.0.2/v1/transit/keys/amparo').wrap(aad, bytes)).rejects.toThrow('not-allowed');
    await expect(at(`${stub.url}/v1/transit/keys/nobody`).wrap(aad, bytes)).rejects.toThrow(KeyServiceFault);
    expect(() => at(stub.url)).toThrow(MasterKeyUnusable);
  });

  it('opens no version below its floor', async () => {
    const { wrapped } = await transit('another').wrap(aad, bytes);
    await transit('another').rotate();
    await stub.administer('POST', '/v1/transit/keys/another/config', { min_decryption_version: 99 });
    await expect(transit('another').unwrap(aad, wrapped)).rejects.toThrow(MasterKeyUnusable);
    await stub.administer('POST', '/v1/transit/keys/another/config', { min_decryption_version: 1 });
  });

  it('cannot rewrap what is bound to additional data, so nothing here asks it to', async () => {
    const { wrapped } = await transit().wrap(aad, bytes);
    const rewrapped = await stub.administer('POST', '/v1/transit/rewrap/amparo', { ciphertext: wrapped.toString() });
    expect(rewrapped).toEqual({ status: 400, body: { errors: ['cipher: message authentication failed'] } });
    expect((await stub.administer('GET', '/v1/transit/keys/amparo')).body.data).toMatchObject({ name: 'amparo' });
  });
});
