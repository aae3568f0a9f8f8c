import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import type { OidcIssuer } from '#config/config.js';
import { jwkP256, KEY_BYTES, randomBytes } from '#platform/vault/suite.js';

/** The local issuer that only exists when no other is configured and the service is not in production. */
export const DEVELOPMENT_ISSUER: OidcIssuer = {
  issuer: 'urn:amparo:development',
  audience: ['amparo'],
  jwksUri: '',
  algorithms: ['ES256'],
  tokenType: 'at+jwt',
  longestSeconds: 86_400,
};

export const DEVELOPMENT_KEY_ID = 'development';

function privateKey(dataDirectory: string): KeyObject {
  const file = join(dataDirectory, 'development-issuer.jwk');
  if (!existsSync(file)) {
    mkdirSync(dataDirectory, { recursive: true });
    try {
      writeFileSync(file, JSON.stringify(jwkP256(randomBytes(KEY_BYTES))), { flag: 'wx', mode: 0o600 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process was first: use its key
    }
  }
  return createPrivateKey({ key: JSON.parse(readFileSync(file, 'utf8')) as JsonWebKey, format: 'jwk' });
}

/** The key development tokens are verified with. */
export const developmentPublicKey = (dataDirectory: string): KeyObject => createPublicKey(privateKey(dataDirectory));

/** Signs a token of the development issuer for `subject`. */
export function signDevelopmentToken(dataDirectory: string, subject: string, validSeconds: number): Promise<string> {
  return new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: DEVELOPMENT_KEY_ID })
    .setIssuer(DEVELOPMENT_ISSUER.issuer)
    .setAudience([...DEVELOPMENT_ISSUER.audience])
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + validSeconds)
    .sign(privateKey(dataDirectory));
}
