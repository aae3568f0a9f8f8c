import { classKey, seal } from '#platform/vault/sealed-format.js';
import { PROFILE } from '../../src/registry/places.js';
import { makeProfiles, partOf, ring } from './profiles.js';

/** As the sealing worker does it for a registrant it knows: unwrap, derive, encrypt, zero the key. */
export default partOf(makeProfiles, ({ id, stored, text }) => {
  const { key, generation } = ring.unwrap(id, stored);
  seal(classKey(key, 'attributes'), PROFILE, { row: id, subject: id, generation, version: 1 }, text);
  key.fill(0);
});
