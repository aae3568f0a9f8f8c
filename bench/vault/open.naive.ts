import { AAD, decryptBare, encryptBare, padded } from './bare.js';
import { classKeyOf, FIELD_BUCKET, keyOf, wrap } from './hkdf.js';
import { makeProfiles, partOf } from './profiles.js';

const prepare = () =>
  makeProfiles().map(({ id, fields }) => {
    const wrapped = wrap(id);
    const key = classKeyOf(keyOf(id, wrapped));
    return { id, wrapped, sealed: fields.map((field) => encryptBare(key, AAD, padded(field, FIELD_BUCKET))) };
  });

/** The textbook: unwrap, HKDF-SHA-512, and a decryption for every attribute. */
export default partOf(prepare, ({ id, wrapped, sealed }) => {
  const key = classKeyOf(keyOf(id, wrapped));
  for (const value of sealed) decryptBare(key, AAD, value);
});
