import { AAD, encryptBare, padded } from './bare.js';
import { classKeyOf, FIELD_BUCKET, keyOf, wrap } from './hkdf.js';
import { makeProfiles, partOf } from './profiles.js';

const prepare = () => makeProfiles().map(({ id, fields }) => ({ id, wrapped: wrap(id), fields }));

/** The textbook: unwrap, HKDF-SHA-512, and an encryption for every attribute. */
export default partOf(prepare, ({ id, wrapped, fields }) => {
  const key = classKeyOf(keyOf(id, wrapped));
  for (const field of fields) encryptBare(key, AAD, padded(field, FIELD_BUCKET));
});
