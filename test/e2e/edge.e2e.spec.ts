import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { KeyServer, signingKey, signToken } from '../support/issuer.js';
import { exchange, open, readToEnd } from '../support/raw-http.js';

const KEY = signingKey('edge', 'ES256');
const seconds = (fromNow: number): number => Math.floor(Date.now() / 1000) + fromNow;
const database = (name: string): string => `postgres://nobody@127.0.0.1/${name}`;

describe('the edge, in production', () => {
  const server = new KeyServer([KEY]);
  const auditDirectory = mkdtempSync(join(tmpdir(), 'amparo-edge-'));
  let amparo: TestApp;
  let token: string;
  const raw = (method: string, path: string, more = '') =>
    exchange(amparo.url, `${method} ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${more}\r\n`);
  const sent = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
    amparo.anyone(token).post('/v1/beneficiaries/lookup', body, headers);

  beforeAll(async () => {
    const issuers = [
      { issuer: 'https://id.example', audience: 'amparo', jwksUri: await server.listen(), algorithms: ['ES256'] },
    ];
    amparo = await startTestApp({
      NODE_ENV: 'production',
      DATABASE_URL: database('data'),
      AMPARO_OWNER_DATABASE_URL: database('data'),
      AMPARO_WORKER_DATABASE_URL: database('data'),
      AMPARO_KEY_DATABASE_URL: database('keys'),
      AMPARO_AUDIT_DIR: auditDirectory,
      OIDC_ISSUERS: JSON.stringify(issuers),
      AMPARO_HEADER_SECONDS: '1',
      AMPARO_BODY_SECONDS: '1',
    });
    await connected(amparo.urls.data, (client) =>
      client.query(
        `insert into access.app_user (id, issuer, subject, organisation)
         values (platform.uuid_v7(), 'https://id.example', 'somebody', 'ministry')`,
      ),
    );
    const claims = { iss: 'https://id.example', aud: 'amparo', sub: 'somebody', iat: seconds(0), exp: seconds(600) };
    token = signToken({ alg: 'ES256', typ: 'at+jwt', kid: 'edge' }, claims, KEY);
  });
  afterAll(async () => {
    await amparo.close();
    await server.close();
    rmSync(auditDirectory, { recursive: true, force: true });
  });

  const bearer = (): string => `Authorization: Bearer ${token}\r\n`;
  const json = (body: string): string =>
    `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  const answers: [number, string, () => ReturnType<typeof raw>][] = [
    [200, 'of a route', () => raw('GET', '/v1/me', bearer())],
    [200, 'of a probe', () => raw('GET', '/health/ready')],
    [200, 'without a body', () => raw('HEAD', '/v1/me', bearer())],
    [400, 'to a malformed address', () => raw('GET', '/v1/%zz')],
    [400, 'to a malformed body', () => raw('POST', '/v1/beneficiaries/lookup', bearer() + json('{'))],
    [400, 'to what is no HTTP', () => exchange(amparo.url, 'hello\r\n\r\n')],
    [400, 'to two lengths of one body', () => raw('POST', '/v1/me', 'Content-Length: 1\r\nContent-Length: 2\r\n')],
    [400, 'to a length and chunks', () => raw('POST', '/v1/me', 'Content-Length: 1\r\nTransfer-Encoding: chunked\r\n')],
    [401, 'without a token', () => raw('GET', '/v1/me')],
    [403, 'without the permission', () => raw('GET', '/v1/id-types', bearer())],
    [404, 'where nothing is', () => raw('GET', '/v1/nothing', bearer())],
    [405, 'to an undeclared method', () => raw('DELETE', '/v1/me', bearer())],
    [413, 'to a large body', () => raw('POST', '/v1/beneficiaries/lookup', bearer() + json('x'.repeat(1_048_577)))],
    [414, 'to a long address', () => raw('GET', `/v1/me?a=${'x'.repeat(4_096)}`, bearer())],
    [414, 'to a long parameter', () => raw('GET', `/v1/programs/${'x'.repeat(200)}`, bearer())],
    [
      415,
      'to another media type',
      () => raw('POST', '/v1/beneficiaries/lookup', 'Content-Type: text/plain\r\nContent-Length: 1\r\n\r\nx'),
    ],
    [431, 'to large headers', () => raw('GET', '/v1/me', `X-Large: ${'x'.repeat(17_000)}\r\n`)],
  ];

  it.each(answers)('answers %i %s, with every security header and as a problem', async (status, _what, ask) => {
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect([...answer.headers.keys()]).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(x-powered-by|server)$/)]),
    );
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    if (status >= 400) {
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(answer.body).toContain(`"status":${status}`);
    }
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'POST', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    'allows no %s where only GET is',
    async (method) => {
      const answer = await raw(method, '/v1/me', bearer());
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('GET, HEAD');
    },
  );

  it('tells the methods of a path with parameters, and 404 where there is no path', async () => {
    const answer = await raw('DELETE', '/v1/programs/0190/rules', bearer());
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    expect((await raw('DELETE', '/v1/programs/0190/nothing', bearer())).status).toBe(404);
  });

  it('shows no document of the API', async () => {
    for (const path of ['/docs', '/docs/', '/docs/index.html', '/openapi.json', '/openapi.yaml'])
      expect((await raw('GET', path)).status).toBe(404);
  });

  it.each([
    ['a name twice', '{"idType":"a","idType":"b","value":"1"}'],
    ['a prototype', '{"idType":"a","value":"1","__proto__":{"include":"members"}}'],
    ['a constructor', '{"idType":"a","value":"1","constructor":{"prototype":{}}}'],
    ['great depth', `{"idType":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['a hundred thousand names', `{${Array.from({ length: 90_000 }, (_, n) => `"${n}":1`).join()}}`],
  ])('reads no body with %s', async (_what, body) => {
    const answer = await sent(body);
    expect(answer.status).toBe(400);
    expect(answer.body.type).toBe('urn:amparo:http:400');
  });

  it('reads no body that is not UTF-8', async () => {
    expect(
      (await sent(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), { 'content-type': 'application/json' }))
        .status,
    ).toBe(400);
  });

  it('takes no query parameter twice', async () => {
    expect((await raw('GET', '/v1/operations?limit=1&limit=2', bearer())).status).toBe(400);
    expect((await raw('GET', '/v1/operations?limit=1', bearer())).status).toBe(403);
  });

  it('waits for no one: slow headers and slow bodies end, while others are served', async () => {
    const slowHeaders = await Promise.all(
      Array.from({ length: 200 }, () => open(amparo.url, 'GET /v1/me HTTP/1.1\r\nHost: a\r\nX-Slow: ')),
    );
    const slowBodies = await Promise.all(
      Array.from({ length: 50 }, () =>
        open(
          amparo.url,
          `POST /v1/beneficiaries/lookup HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
        ),
      ),
    );
    const dripping = setInterval(() => {
      for (const socket of [...slowHeaders, ...slowBodies]) if (!socket.destroyed) socket.write(' ');
    }, 100);
    const ended = Promise.all([...slowHeaders, ...slowBodies].map(readToEnd));
    for (let n = 0; n < 50; n += 1) expect((await amparo.anyone(token).get('/v1/me')).status).toBe(200);
    const texts = await ended; // would hang until the test's own limit
    clearInterval(dripping);
    expect(new Set(texts.slice(0, 200).map((text) => text.split('\r\n')[0]))).toEqual(
      new Set(['HTTP/1.1 408 Request timed out']),
    );
    expect((await amparo.anyone(token).get('/v1/me')).status).toBe(200);
  }, 20_000);
});

describe('the edge, outside production', () => {
  it('shows the API document, whose pages run their own scripts only, and asks for no TLS', async () => {
    const amparo = await startTestApp();
    try {
      const page = await fetch(`${amparo.url}/docs`);
      expect(page.status).toBe(200);
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
      expect(page.headers.get('strict-transport-security')).toBeNull();
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
      expect(await page.text()).not.toMatch(/<script(?![^>]*\bsrc=)/); // none that the policy would stop
      expect((await fetch(`${amparo.url}/openapi.json`)).status).toBe(200);
    } finally {
      await amparo.close();
    }
  });
});
