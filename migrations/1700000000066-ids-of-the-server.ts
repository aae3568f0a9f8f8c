import type { MigrationInterface, QueryRunner } from 'typeorm';

const SINCE = 180_000;

/**
 * Keys made in bulk statements: by the server itself where it can (PostgreSQL 18), which takes 0.6 to 0.9 of the time and keeps those of one
 * statement in order. An older server goes on with the expression.
 */
export class IdsOfTheServer1700000000066 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const [server] = (await runner.query(`select current_setting('server_version_num')::integer as version`)) as [
      { readonly version: number },
    ];
    if (server.version < SINCE) return;
    await runner.query(`
      create or replace function platform.uuid_v7() returns uuid language sql volatile parallel safe as $$ select uuidv7() $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function platform.uuid_v7() returns uuid language sql volatile parallel safe as $$
        select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
          placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
          52, 1), 53, 1), 'hex')::uuid
      $$;
    `);
  }
}
