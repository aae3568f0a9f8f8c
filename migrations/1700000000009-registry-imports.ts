import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports of files: the spooled upload, sealed under a key of the import, and the report of rows that were refused. */
export class RegistryImports1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table registry.import (
        id uuid primary key,
        operation_id uuid not null constraint import_operation unique,
        content text not null check (content in ('individuals', 'groups', 'memberships')),
        policy text not null check (policy in ('skip', 'update', 'add-entry')),
        dry_run boolean not null,
        delimiter text not null,
        -- the header: names of declared columns only
        columns text[] not null,
        header_bytes integer not null,
        bytes bigint not null default 0,
        -- by line ends outside of quotes
        expected_rows integer not null default 0,
        created_by uuid not null,
        created_at timestamptz not null,
        -- when the key was destroyed and the spool deleted
        cleared_at timestamptz
      );
      create index import_not_cleared on registry.import (id) where cleared_at is null;

      -- the upload, piece by piece; noise once the key of the import is gone
      create table registry.import_chunk (
        import_id uuid not null references registry.import,
        sequence integer not null,
        final boolean not null,
        sealed bytea not null,
        primary key (import_id, sequence)
      );
      alter table registry.import_chunk alter column sealed set storage external;

      -- which row broke which rule in which column: never the value
      create table registry.import_error (
        import_id uuid not null references registry.import,
        row_number integer not null,
        ordinal integer not null,
        column_name text,
        rule text not null,
        primary key (import_id, row_number, ordinal)
      );

      -- what a dry run would have written, as keyed tokens of the import: later rows are judged by it
      create table registry.import_mark (
        import_id uuid not null references registry.import,
        mark bytea not null,
        subject uuid not null,
        primary key (import_id, mark, subject)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table registry.import_mark, registry.import_error, registry.import_chunk, registry.import;
    `);
  }
}
