import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** The curve of a key, or the bits of an RSA key. */
export type KeyForm = 'ed25519' | 'P-256' | 'secp256k1' | number;

/**
 * A new private key, read in from its own text: a key as `generateKeyPairSync` hands it out must not be exported as a JWK. Where the
 * garbage of its generation is collected during that export, Node.js 20 waits for itself and never comes back.
 */
export function generatedKey(form: KeyForm): KeyObject {
  const { privateKey } =
    typeof form === 'number'
      ? generateKeyPairSync('rsa', { modulusLength: form })
      : form === 'ed25519'
        ? generateKeyPairSync('ed25519')
        : generateKeyPairSync('ec', { namedCurve: form });
  return createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
}
