import pg from 'pg';
import { connectedAs } from './database.js';

/** SQL written by hand by a role of the service, in one transaction that reaches some programs and is never committed. */
export class ByHand {
  private constructor(private readonly client: pg.Client) {}

  static within<T>(url: string, programs: readonly string[], work: (hand: ByHand) => Promise<T>): Promise<T> {
    return connectedAs(url, async (client) => {
      await client.query('begin');
      await client.query(`select set_config('amparo.programs', $1, true)`, [`{${programs.join(',')}}`]);
      return work(new ByHand(client));
    });
  }

  /** What refused a statement: the name of a constraint, else the SQLSTATE. `done`: nothing did, and it stands. */
  async tries(text: string, values: readonly unknown[] = []): Promise<string> {
    await this.client.query('savepoint here');
    try {
      await this.client.query(text, [...values]);
      return 'done';
    } catch (error) {
      await this.client.query('rollback to here');
      const { constraint, code } = error as pg.DatabaseError;
      return constraint ?? code!;
    }
  }

  async rows<T extends pg.QueryResultRow>(text: string): Promise<T[]> {
    return (await this.client.query<T>(text)).rows;
  }

  async commits(): Promise<void> {
    await this.client.query('commit');
  }
}
