import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The key store: its own database, so that a backup of the data never holds the keys. */
export class Keys1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema keys;

      -- key-encryption keys and key roots, each random, each wrapped under the master key
      create table keys.root_key (
        purpose text not null check (purpose in ('registrant', 'index', 'link', 'handle', 'service')),
        version integer not null,
        state text not null default 'primary' check (state in ('pending', 'primary', 'decrypt_only', 'disabled')),
        wrapped bytea not null,
        created_at timestamptz not null default now(),
        primary key (purpose, version)
      );
      create unique index root_key_one_primary on keys.root_key (purpose) where state = 'primary';

      -- what values were indexed with; another length would find nothing
      create table keys.parameter (
        name text primary key,
        value integer not null
      );

      -- one random key per registrant, wrapped under a key-encryption key. Destroying the row erases the person.
      create table keys.registrant_key (
        registrant_id uuid primary key,
        generation integer not null default 1,
        kek_version integer not null,
        wrapped bytea not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema keys cascade');
  }
}
