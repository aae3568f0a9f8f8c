import { classKey, open, seal } from '#platform/vault/sealed-format.js';
import { PROFILE } from '../../src/registry/places.js';
import { makeProfiles, partOf, ring } from './profiles.js';

const at = (id: Buffer, generation: number) => ({ row: id, subject: id, generation, version: 1 });

const prepare = () =>
  makeProfiles().map(({ id, stored, text }) => {
    const { key, generation } = ring.unwrap(id, stored);
    return { id, stored, sealed: seal(classKey(key, 'attributes'), PROFILE, at(id, generation), text) };
  });

/** As the opening worker does it: unwrap, derive, decrypt, zero the key. */
export default partOf(prepare, ({ id, stored, sealed }) => {
  const { key, generation } = ring.unwrap(id, stored);
  open(classKey(key, 'attributes'), PROFILE, at(id, generation), sealed);
  key.fill(0);
});
