import { randomBytes, timingSafeEqual } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { PeerReply, PeerRequest } from '../support/http-peer.js';
import type { SocialRegistrySettings } from './settings.js';

/**
 * The token endpoint and the check of its tokens. The signing key lives as long as the process, so a restart makes
 * every token invalid, as a rotated key does at the peer. Signature and expiry are checked, nothing else.
 */
export class Tokens {
  private readonly key = randomBytes(32);

  constructor(private readonly settings: SocialRegistrySettings) {}

  async issue(request: PeerRequest): Promise<PeerReply> {
    const form = credentialsOf(request);
    if (form.get('grant_type') !== 'client_credentials') {
      return refused(400, 'unsupported_grant_type', 'Unsupported grant_type');
    }
    const { clientId, clientSecret, tokenSeconds } = this.settings;
    if (!same(form.get('client_id'), clientId) || !same(form.get('client_secret'), clientSecret)) {
      return refused(401, 'unauthorized_client', 'Invalid client or Invalid client credentials');
    }
    const token = await new SignJWT({ azp: clientId, scope: 'email profile', typ: 'Bearer' })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuedAt()
      .setExpirationTime(`${tokenSeconds}s`)
      .sign(this.key);
    const body = {
      access_token: token,
      expires_in: tokenSeconds,
      refresh_expires_in: 0,
      token_type: 'Bearer',
      'not-before-policy': 0,
      scope: 'email profile',
    };
    return { status: 200, body };
  }

  /** Null when the caller may go on; else the peer's refusal. */
  async refusal(authorization: string | undefined): Promise<PeerReply | null> {
    const token = (authorization ?? '').trim().split(/\s+/)[1];
    if (token === undefined) return { status: 401, body: { detail: 'Missing authorization header.' } };
    try {
      await jwtVerify(token, this.key);
      return null;
    } catch {
      return { status: 401, body: { detail: 'Invalid Access Token' } };
    }
  }
}

/** A form, JSON, or the query of the address: clients of either face do it differently. */
function credentialsOf({ text, query, headers }: PeerRequest): URLSearchParams {
  if (query !== '') return new URLSearchParams(query);
  if (!headers['content-type']?.startsWith('application/json')) return new URLSearchParams(text);
  try {
    return new URLSearchParams(JSON.parse(text) as Record<string, string>);
  } catch {
    return new URLSearchParams();
  }
}

function refused(status: number, error: string, description: string): PeerReply {
  return { status, body: { error, error_description: description } };
}

function same(given: string | null, expected: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
