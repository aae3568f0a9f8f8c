/** Where an individual of the bench is written: table, columns in COPY order, and key. */
export interface Target {
  readonly table: string;
  readonly columns: string;
  readonly key: string;
}

/** `keys` stands in the key database, the others in the data database; named as the sealing worker names its sheets. */
export const TARGETS = {
  keys: {
    table: 'keys.registrant_key',
    columns: 'registrant_id, generation, kek_version, wrapped',
    key: 'registrant_id',
  },
  created: {
    table: 'registry.registrant',
    columns:
      'id, kind, group_kind, status, profile_sealed, profile_version, profile_since, open_codes, created_at, updated_at',
    key: 'id',
  },
  identifiers: {
    table: 'registry.identifier',
    columns: 'id, registrant_id, id_type_id, value_sealed, status, expires_on, created_at',
    key: 'id',
  },
  index: {
    table: 'registry.identifier_index',
    columns: 'id_type_id, index_version, blind_index, registrant_id, identifier_id',
    key: 'id_type_id, index_version, blind_index, identifier_id',
  },
  tokens: {
    table: 'matching.match_token',
    columns: 'token, value_id, registrant_id, kind',
    key: 'token, value_id',
  },
  links: {
    table: 'registry.source_link',
    columns: 'source_id, token, registrant_id, content_digest, seen_at',
    key: 'source_id, token',
  },
} as const satisfies Record<string, Target>;

/** Names of the targets in the data database. */
export const DATA_TARGETS = ['created', 'identifiers', 'index', 'tokens', 'links'] as const;

/** Inserts the columns from `source`, or replaces what stands under the key. */
export function upsert(target: Target, into: string, source: string): string {
  const keys = target.key.split(', ');
  const replaced = target.columns.split(', ').filter((column) => !keys.includes(column));
  return `insert into ${into} (${target.columns}) ${source}
          on conflict (${target.key}) do update set ${replaced.map((column) => `${column} = excluded.${column}`).join(', ')}`;
}
