import { statement } from '../database/statement.js';

/** Chains events, each as its canonical JSON, to the end of some stream. */
export const APPEND = statement('audit.append', 'select stream, seq::float8 as seq from audit.append($1::text[])');
