import { deduplicating } from './deduplicate.js';

/** The same, and everybody in a cluster is moved to duplicated, with history. */
export default deduplicating('block');
