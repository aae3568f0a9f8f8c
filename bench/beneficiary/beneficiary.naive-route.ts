import { routeOf } from './route.js';
import { rowAtATime } from './row-at-a-time.js';

/** N+1 statements behind the framework: what the naive way is to somebody who calls it. */
export default routeOf(rowAtATime);
