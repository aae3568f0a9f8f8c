import { asked } from './asked.js';

/** The same question, without the standard. */
export default asked('/v1/beneficiaries/lookup', (value) => ({ idType: 'national', value }));
