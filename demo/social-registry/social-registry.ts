import { setTimeout as pause } from 'node:timers/promises';
import type { GraphQLSchema } from 'graphql';
import { FaultQueue } from '../support/fault-queue.js';
import type { PeerReply, PeerRequest } from '../support/http-peer.js';
import { Admin } from './admin.js';
import { DCI_PATH, DciFace, type How } from './dci/dci-face.js';
import { Signing } from './dci/signing.js';
import { CONTENT_FAULTS, type ContentFault } from './disturbance.js';
import { Register } from './register.js';
import { readSamplePeople } from './sample-people.js';
import { registrySchema } from './schema.js';
import { search } from './search.js';
import type { SocialRegistrySettings } from './settings.js';
import { type Fault, FAULTS, spoil } from './spoil.js';
import { Tokens } from './tokens.js';

export const TOKEN_PATH = '/realms/openg2p/protocol/openid-connect/token';
export const DCI_TOKEN_PATH = `${DCI_PATH}/oauth2/client/token`;
export const JWKS_PATH = '/.well-known/jwks.json';
export const SEARCH_PATH = '/api/v1/g2p-connect/registry/sync/search';

const NOT_FOUND: PeerReply = { status: 404, body: { detail: 'Not Found' } };
const WRONG_METHOD: PeerReply = { status: 405, body: { detail: 'Method Not Allowed' } };
/** Households that leave while somebody reads. */
const LEAVING = 3;
const SIGNED: Readonly<Partial<Record<Fault, How>>> = { 'bad-signature': 'badly', 'expired-signature': 'expired' };

/**
 * The reference social registry behind one request handler, with two faces: OpenG2P's one operation with Keycloak's token, and DCI's
 * social API. An admin side for tests orders faults and changes the people.
 */
export class SocialRegistry {
  private readonly startedAt = new Date();
  private readonly faults = new FaultQueue<Fault>(FAULTS);
  private readonly register: Register;
  private readonly schema: GraphQLSchema;
  private readonly tokens: Tokens;
  private readonly signing: Signing;
  private readonly dci: DciFace;
  private readonly admin: Admin;
  private last: PeerReply | undefined;

  constructor(private readonly settings: SocialRegistrySettings) {
    this.register = new Register(settings.seed, settings.people, readSamplePeople().slice(0, settings.sample));
    this.schema = registrySchema(this.register);
    this.tokens = new Tokens(settings);
    this.signing = new Signing(settings.sign);
    this.dci = new DciFace(this.register, this.signing);
    this.admin = new Admin(this.register, this.faults, this.dci);
  }

  async handle(request: PeerRequest): Promise<PeerReply> {
    const { path, method } = request;
    if (path === JWKS_PATH && method === 'GET') return { status: 200, body: this.signing.jwks() };
    if (path === TOKEN_PATH || path === DCI_TOKEN_PATH)
      return method === 'POST' ? this.tokens.issue(request) : WRONG_METHOD;
    if (path === SEARCH_PATH || path.startsWith(`${DCI_PATH}/`))
      return method === 'POST' ? this.ask(request) : WRONG_METHOD;
    return this.settings.admin ? (this.admin.handle(request) ?? NOT_FOUND) : NOT_FOUND;
  }

  /** One question of either face, well or as somebody ordered it. */
  private async ask(request: PeerRequest): Promise<PeerReply> {
    const refusal = await this.tokens.refusal(request.headers.authorization);
    if (refusal !== null) return refusal;
    const ordered = this.faults.take();
    if (!ordered) return this.remember(await this.answer(request, null));
    this.admin.count(ordered.kind);
    if (ordered.kind === 'replay' && this.last) return this.last;
    if (ordered.kind === 'deletes') this.register.change({ edit: 0, remove: LEAVING, add: 0 }, new Date());
    if (ordered.kind === 'slow') await pause(ordered.delayMs);
    return spoil(ordered.kind, await this.answer(request, ordered.kind), ordered.delayMs);
  }

  private async answer(request: PeerRequest, fault: Fault | null): Promise<PeerReply> {
    const { disturbance } = this.register;
    disturbance.kind = CONTENT_FAULTS.includes(fault as ContentFault) ? (fault as ContentFault) : null;
    if (request.path === SEARCH_PATH) return search(this.schema, this.startedAt, request);
    const how = (fault && SIGNED[fault]) ?? 'well';
    return (await this.dci.handle(request.path.slice(DCI_PATH.length), request, how)) ?? NOT_FOUND;
  }

  private remember(reply: PeerReply): PeerReply {
    this.last = reply;
    return reply;
  }
}
