/** What stands above the grants: attributes of the roles a session may take, and files of the server. */
export const ROLE_POWERS = `
  select r.rolname as name, r.rolsuper as superuser, r.rolbypassrls as bypasses,
         r.rolname = any ('{pg_read_server_files,pg_write_server_files,pg_execute_server_program}') as reaches_files
    from pg_roles r where pg_has_role(r.oid, 'member') order by r.rolname <> current_user, r.rolname`;

/** What of this database is the session's own, directly or through a role it is a member of. */
export const OWNED = `
  select o.name from (
    select 'database ' || datname as name, datdba as owner from pg_database where datname = current_database()
    union all
    select 'schema ' || nspname, nspowner from pg_namespace
     where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
    union all
    select c.oid::regclass::text, c.relowner from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'S') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    union all
    select p.oid::regproc::text, p.proowner from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname !~ '^pg_' and n.nspname <> 'information_schema') o
   where pg_has_role(o.owner, 'member') order by 1`;

/** What the session may do with every table and view: rights on the whole, then rights on single columns besides. */
export const HELD_RIGHTS = `
  with relation as (
    select c.oid, n.nspname as schema, c.relname as name, c.relkind not in ('r', 'p') as is_view
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
       and has_schema_privilege(n.oid, 'usage'))
  select r.schema, r.name, r.is_view as "isView",
         array(select p from unnest('{select,insert,update,delete,truncate,references,trigger}'::text[]) p
                where has_table_privilege(r.oid, p)) as rights,
         array(select p || ' (' || a.attname || ')'
                 from pg_attribute a, unnest('{select,insert,update,references}'::text[]) p
                where a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
                  and not has_table_privilege(r.oid, p) and has_column_privilege(r.oid, a.attnum, p)) as columns
    from relation r order by 1, 2`;

/** Settings by name, of a session as it begins, and whether this role may set them for itself. */
export const SETTINGS = `
  select name, setting,
         context = 'user' or context = 'superuser' and has_parameter_privilege(name, 'set') as "maySet"
    from pg_settings where name = any ($1) order by name`;

/** Tables named in $1 (`schema.table`, or `schema.*`) without row security, or whose owner passes it, or without a policy. */
export const OPEN_TABLES = `
  select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p') and (n.nspname || '.*' = any ($1) or n.nspname || '.' || c.relname = any ($1))
     and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
   order by 1`;

/** Views that read their tables as their owner would. */
export const LOOSE_VIEWS = `
  select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where (c.relkind = 'v' and not coalesce(c.reloptions @> '{security_invoker=true}', false) or c.relkind = 'm')
     and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public') order by 1`;

/** Which programs a session reaches before it has said anything. */
export const SCOPE_OF_SESSION = `select nullif(current_setting('amparo.programs', true), '') as scope`;
