import type { GraphQLSchema } from 'graphql';
import { FaultQueue } from '../support/fault-queue.js';
import type { PeerReply, PeerRequest } from '../support/http-peer.js';
import { Register } from './register.js';
import { readSamplePeople } from './sample-people.js';
import { registrySchema } from './schema.js';
import { search } from './search.js';
import type { SocialRegistrySettings } from './settings.js';
import { Tokens } from './tokens.js';

export const TOKEN_PATH = '/realms/openg2p/protocol/openid-connect/token';
export const SEARCH_PATH = '/api/v1/g2p-connect/registry/sync/search';

const NOT_FOUND: PeerReply = { status: 404, body: { detail: 'Not Found' } };
const WRONG_METHOD: PeerReply = { status: 405, body: { detail: 'Method Not Allowed' } };

/** The reference social registry behind one request handler: OpenG2P's one operation, Keycloak's token, an admin side for tests. */
export class SocialRegistry {
  private readonly startedAt = new Date();
  private readonly faults = new FaultQueue(['error-500', 'slow', 'reset']);
  private readonly register: Register;
  private readonly schema: GraphQLSchema;
  private readonly tokens: Tokens;

  constructor(private readonly settings: SocialRegistrySettings) {
    this.register = new Register(settings.seed, settings.people, readSamplePeople());
    this.schema = registrySchema(this.register);
    this.tokens = new Tokens(settings);
  }

  async handle(request: PeerRequest): Promise<PeerReply> {
    if (request.path === TOKEN_PATH) return request.method === 'POST' ? this.tokens.issue(request) : WRONG_METHOD;
    if (request.path === SEARCH_PATH) return request.method === 'POST' ? this.search(request) : WRONG_METHOD;
    return this.settings.admin ? this.admin(request) : NOT_FOUND;
  }

  private async search(request: PeerRequest): Promise<PeerReply> {
    const refusal = await this.tokens.refusal(request.headers.authorization);
    if (refusal !== null) return refusal;
    const fault = this.faults.take();
    if (fault?.kind === 'reset') return 'reset';
    if (fault?.kind === 'error-500') return { status: 500, body: { detail: 'Internal Server Error' } };
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    return search(this.schema, this.startedAt, request);
  }

  private admin({ method, path, text }: PeerRequest): PeerReply {
    if (method === 'GET' && path === '/admin/counts') {
      return { status: 200, body: { individuals: this.register.individuals, groups: this.register.groups } };
    }
    if (method !== 'POST' || path !== '/admin/faults') return NOT_FOUND;
    const taken = this.faults.add(text);
    return { status: taken ? 200 : 400, body: { taken } };
  }
}
