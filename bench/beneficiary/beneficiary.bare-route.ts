import { replay } from './recorded-request.js';
import { routeOf } from './route.js';

/** What the framework and HTTP cost by themselves: a route that sends the same statements and shows their rows as they come. */
export default routeOf((pool, { recording }) => async (id) => {
  const client = await pool.connect();
  try {
    return await replay(client, recording, id);
  } finally {
    client.release();
  }
});
