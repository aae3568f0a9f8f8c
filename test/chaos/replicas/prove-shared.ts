import { randomUUID } from 'node:crypto';
import { DEVELOPMENT_ISSUER } from '#access';
import { signDevelopmentToken } from '../../../src/access/tokens/development-issuer.js';
import { type ApiAnswer, ApiClient } from '../../support/api-client.js';
import { agree, byCard, search, SECRET } from '../../support/partner.js';
import { inDays } from '../../support/users.js';
import { Caller } from '../support/caller.js';
import type { Findings } from '../support/findings.js';
import type { Scene } from './scene.js';

const AT_ONCE = 20;
/** A replica holds a portion, a twentieth, and may leave what is left of it unspent. */
const portionOf = (limit: number): number => Math.ceil(limit / 20);

/** What one caller may ask for in a minute is counted by both replicas together, never more, and up to their portions exactly. */
export async function proveLimits({ replicas, databases, folder, findings, limits }: Scene): Promise<void> {
  const auditor = await Caller.as('auditor', databases.urls, folder, replicas[0]);
  const eager = replicas.map(({ url }) => auditor.at(url));
  const served = await statuses(limits.requests * 1.2, (n) => eager[n % 2]!.get('/v1/me'));
  within(findings, 'requests of one user in a minute', served, 200, limits.requests);
  const forged = replicas.map(({ url }) => new ApiClient(url, 'bad'));
  const refused = await statuses(limits.refusals * 1.5, (n) => forged[n % 2]!.get('/v1/me'));
  within(findings, 'requests without a good token from one address in a minute', refused, 401, limits.refusals);
}

/** What is taken back at one replica is so at the other with the next request: a user's grant, a user, a client's agreement. */
export async function proveRevocations(scene: Scene): Promise<void> {
  const { replicas, admin, findings, times } = scene;
  const [one, other] = replicas;
  const program = await foundedProgram(scene);
  const late = { grant: 0, user: 0, agreement: 0 };
  let slowest = 0;
  const takeBack = async (what: keyof typeof late, path: string, refusal: number, ask: Ask): Promise<void> => {
    const before = await ask(other.url);
    if (before !== 200) throw new Error(`Before the ${what} is taken back the answer is ${before}`);
    fine(await admin.at(one.url).post(path));
    const began = performance.now();
    if ((await ask(other.url)) !== refusal) late[what] += 1;
    slowest = Math.max(slowest, performance.now() - began);
  };
  for (let time = 0; time < times; time++) {
    const [first, second] = [await newUser(scene), await newUser(scene)];
    await takeBack('grant', `/v1/grants/${first.grantId}/revoke`, 403, first.ask);
    await takeBack('user', `/v1/users/${second.userId}/deactivate`, 401, second.ask);
    const client = await newClient(scene, program);
    await takeBack('agreement', `/v1/agreements/${client.agreementId}/deactivate`, 403, client.ask);
  }
  const none = { grant: 0, user: 0, agreement: 0 };
  findings.check(`of ${times} each, still in effect at the other replica with the next request`, late, none);
  findings.tell(`the slowest refusal after a revocation took ${Math.round(slowest)} ms`);
}

/** The status of an answer of the replica at this address. */
type Ask = (url: string) => Promise<number>;

async function newUser({ admin, folder }: Scene): Promise<{ userId: string; grantId: string; ask: Ask }> {
  const subject = randomUUID();
  const who = { issuer: DEVELOPMENT_ISSUER.issuer, subject, organisation: 'development' };
  const userId = fine(await admin.api.post('/v1/users', who));
  const grant = { userId, role: 'program_manager', expiresAt: inDays(1), reason: 'to be taken back' };
  const grantId = fine(await admin.api.post('/v1/grants', grant));
  const token = await signDevelopmentToken(folder, subject, 3600);
  const ask: Ask = async (url) => (await new ApiClient(url, token).get('/v1/programs?limit=1')).status;
  return { userId, grantId, ask };
}

async function newClient({ admin, balancer }: Scene, program: string): Promise<{ agreementId: string; ask: Ask }> {
  const { agreementId, clientId } = await agree(admin.api, [program]);
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: SECRET };
  const given = await fetch(`${balancer.url}/dci/oauth2/client/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  const { access_token: token } = (await given.json()) as { access_token: string };
  const ask: Ask = async (url) =>
    (await new ApiClient(url, token).post('/dci/registry/sync/search', search([byCard('1234567890')]))).status;
  return { agreementId, ask };
}

async function foundedProgram({ databases, folder, balancer }: Scene): Promise<string> {
  const founder = await Caller.as('program_admin', databases.urls, folder, balancer);
  return fine(await founder.api.post('/v1/programs', { code: 'SHARED', name: 'Shared', target: 'individual' }));
}

async function statuses(count: number, ask: (n: number) => Promise<ApiAnswer>): Promise<Record<number, number>> {
  const seen: Record<number, number> = {};
  for (let begun = 0; begun < count; begun += AT_ONCE)
    for (const { status } of await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => ask(begun + n))))
      seen[status] = (seen[status] ?? 0) + 1;
  return seen;
}

function within(findings: Findings, what: string, seen: Record<number, number>, status: number, limit: number): void {
  const served = seen[status] ?? 0;
  findings.tell(`${what}: of ${limit} that are allowed ${served} were answered ${status}; ${JSON.stringify(seen)}`);
  findings.check(`${what}: no more than one replica alone would give`, served <= limit, true);
  findings.check(`${what}: no fewer, but for two portions`, served > limit - 2 * portionOf(limit), true);
  findings.check(`${what}: the others are told to wait`, Object.keys(seen).toSorted(), [`${status}`, '429'].toSorted());
}

function fine({ status, body }: ApiAnswer): string {
  if (status >= 300) throw new Error(`answered ${status} ${String(body?.type ?? '')}`);
  return body.id as string;
}
