import { DEVELOPMENT_ISSUER } from '#access';
import { signDevelopmentToken } from '../../src/access/tokens/development-issuer.js';
import type { ApiAnswer, ApiClient } from './api-client.js';
import type { TestApp } from './app.js';

/** A user of the development issuer who holds nothing but what they are given. */
export interface TestUser {
  readonly id: string;
  readonly client: ApiClient;
}

const DAY_MS = 24 * 3600 * 1000;
export const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

/** Makes a user through the API, as `maker`. */
export async function makeUser(
  amparo: TestApp,
  maker: ApiClient,
  subject: string,
  organisation = 'development',
): Promise<TestUser> {
  const made = await maker.post('/v1/users', { issuer: DEVELOPMENT_ISSUER.issuer, subject, organisation });
  if (made.status !== 201) throw new Error(`No user was made: ${JSON.stringify(made.body)}`);
  const token = await signDevelopmentToken(amparo.dataDirectory, subject, 3600);
  return { id: made.body.id as string, client: amparo.anyone(token) };
}

/** Gives for ten days, unless told otherwise. */
export const give = (
  giver: ApiClient,
  to: TestUser,
  role: string,
  change: Record<string, unknown> = {},
): Promise<ApiAnswer> =>
  giver.post('/v1/grants', { userId: to.id, role, expiresAt: inDays(10), reason: 'a test', ...change });
