import { randomBytes } from 'node:crypto';
import { PROFILE } from '../../src/registry/places.js';
import { AAD, encryptBare, padded } from './bare.js';
import { makeProfiles, partOf } from './profiles.js';

const prepare = () => makeProfiles().map(({ text }) => ({ key: randomBytes(32), text: padded(text, PROFILE.bucket) }));

/** One encryption of the same number of bytes, with its nonce, under a key that lies ready. */
export default partOf(prepare, ({ key, text }) => {
  encryptBare(key, AAD, text);
});
