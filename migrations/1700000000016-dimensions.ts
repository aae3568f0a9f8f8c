import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which declared attribute is sex, birth date and area: access and statistics ask for these by what they mean. */
export class Dimensions1700000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table registry.attribute_definition
        add dimension text constraint attribute_definition_dimension
          check (dimension is null or (case dimension
                   when 'sex' then data_type = 'code'
                   when 'birth_date' then data_type = 'date'
                   -- rows are chosen by it in SQL, and that only sees what stands in clear
                   when 'area' then data_type = 'code' and code_list_id is not null and storage = 'open'
                   else false end));
      create unique index attribute_definition_one_dimension on registry.attribute_definition (dimension)
        where active and dimension is not null;
      create index code_value_parent on registry.code_value (code_list_id, parent_code) where parent_code is not null;

      -- the tree of areas: the values of the list that the area attribute is of
      create view registry.v_area as
        select v.code, v.parent_code, v.name, v.active from registry.code_value v
         where v.code_list_id = (select a.code_list_id from registry.attribute_definition a
                                  where a.dimension = 'area' and a.active);

      drop view registry.v_registrant;
      -- area_code: the registrant's own area, null where none is on file or none is declared
      create view registry.v_registrant as
        select id as registrant_id, kind, status, group_kind, open_codes, created_at,
               open_codes ->> (select a.key from registry.attribute_definition a
                                where a.dimension = 'area' and a.active) as area_code
          from registry.registrant;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view registry.v_registrant;
      drop view registry.v_area;
      create view registry.v_registrant as
        select id as registrant_id, kind, status, group_kind, open_codes, created_at from registry.registrant;
      drop index registry.code_value_parent;
      alter table registry.attribute_definition drop dimension;
    `);
  }
}
