/**
 * SQL that binds a set of lines: count, totals per currency or unit, and a SHA-256 over all of them. `lines` is a constant
 * SELECT of (id, currency, amount_minor, unit, quantity, digest), never input. Two levels: lines hash into 256 parts by the
 * last byte of their id, parts into one, so that no aggregate holds more than a part; the last hash also covers count and totals.
 */
export const digestLines = (lines: string): string => `with line as materialized (${lines}), ${DIGEST_OF_LINE}`;

const PART = `part as (
     select get_byte(uuid_send(id), 15) as part, sha256(string_agg(digest, ''::bytea order by id)) as digest from line group by 1
   )`;

/** Of `s` (lines, totals). */
const HASH = `sha256(coalesce((select string_agg(digest, ''::bytea order by part) from part), ''::bytea)
                 || convert_to(s.lines::text || s.totals::text, 'UTF8')) as digest`;

/**
 * Count and hash of such lines (of id and digest) with totals that are known already: a constant SELECT of (totals). Equal to what
 * {@link digestLines} gave where the digests are, whatever the amounts say by now.
 */
export const digestAgainst = (lines: string, totals: string): string => `with line as materialized (${lines}), ${PART}
   select s.lines, ${HASH} from (select (select count(*) from line) as lines, known.totals from (${totals}) known) s`;

/** The rest of such a statement, after a part `line` of the same columns. */
export const DIGEST_OF_LINE = `${PART}, total as (
     select currency, unit, count(*) as lines, sum(amount_minor) as amount, sum(quantity) as quantity from line group by 1, 2
   ), summary as (
     select coalesce(sum(lines), 0)::bigint as lines, coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('currency', currency,
            'unit', unit, 'lines', lines, 'amountMinor', amount::text, 'quantity', quantity::text)) order by currency, unit), '[]') as totals
       from total
   )
   select s.lines, s.totals,
          ${HASH}
     from summary s`;
