import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who brought registrants, links that a source tells of no more, and what a full pull met. */
export class Matching1700000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table registry.source_link
        -- since when a full pull that reached its end meets the record no more; it comes back when it is met again
        add gone_at timestamptz,
        -- the registrant has values from elsewhere: what this source tells is written over them, the rest stays
        add merges boolean not null default false;
      -- a source has one record of a registrant: a second one with a known ID is an entry of its own
      create unique index source_link_once on registry.source_link (registrant_id, source_id);

      -- who has brought registrants: a source, or people themselves and their offices (the nil id). Where one source brought
      -- everybody, nobody is matched by identifiers
      create table registry.origin (
        source_id uuid primary key
      );
      insert into registry.origin
        select distinct source_id from registry.source_link
         union all
        select '00000000-0000-0000-0000-000000000000'
         where exists (select from registry.registrant r
                        where not exists (select from registry.source_link l where l.registrant_id = r.id));

      -- records a full pull met and found unchanged, by page: the first 8 bytes of each link's token, one after another
      create table registry.seen_link (
        source_id uuid not null,
        run_id uuid not null,
        tokens bytea not null
      );
      create index seen_link_run on registry.seen_link (source_id, run_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table registry.seen_link, registry.origin;
      drop index registry.source_link_once;
      alter table registry.source_link drop gone_at, drop merges;
    `);
  }
}
