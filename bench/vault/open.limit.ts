import { randomBytes } from 'node:crypto';
import { PROFILE } from '../../src/registry/places.js';
import { AAD, decryptBare, encryptBare, padded } from './bare.js';
import { makeProfiles, partOf } from './profiles.js';

const prepare = () =>
  makeProfiles().map(({ text }) => {
    const key = randomBytes(32);
    return { key, sealed: encryptBare(key, AAD, padded(text, PROFILE.bucket)) };
  });

/** One decryption of the same number of bytes under a key that lies ready. */
export default partOf(prepare, ({ key, sealed }) => {
  decryptBare(key, AAD, sealed);
});
