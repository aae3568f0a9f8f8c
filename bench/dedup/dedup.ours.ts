import { deduplicating } from './deduplicate.js';

/** Matches, clusters and their members are kept; the enrolments stay as they are. */
export default deduplicating('warn');
