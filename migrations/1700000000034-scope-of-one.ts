import type { MigrationInterface, QueryRunner } from 'typeorm';

const scope = (one: string): string => `
  create or replace function platform.in_scope(program uuid) returns boolean language sql stable parallel safe
  return case current_setting('amparo.programs', true)
    when '*' then true${one}
    else program = any (nullif(current_setting('amparo.programs', true), '')::uuid[])
  end`;

/** Work within one program, which all bulk work is, reads its scope as the text it is: no array is made for every row. */
export class ScopeOfOne1700000000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(scope(`\n    when '{' || program || '}' then true`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(scope(''));
  }
}
