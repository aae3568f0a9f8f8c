import { statement } from '#platform/database/statement.js';
import { NAME_BYTES } from '../show-attributes/class-names.js';

export const COUNT = statement(
  'registry.class-count',
  `select as_of as "asOf", ladder from registry.class_count where id = $1`,
);

/** A counting begins, or begins anew. */
export const BEGIN_COUNT = statement(
  'registry.begin-class-count',
  `insert into registry.class_count (id, as_of, ladder) values ($1, $2, $3)
   on conflict (id) do update set as_of = excluded.as_of, ladder = excluded.ladder`,
);

/** People of one look, by the names of their classes; see the migration. */
export const ADD_TO_TALLY = statement(
  'registry.add-to-class-tally',
  `insert into registry.class_tally as tally (count_id, chain, people)
   select $1, added.chain, added.people from unnest($2::bytea[], $3::integer[]) added (chain, people)
   on conflict (count_id, chain) do update set people = tally.people + excluded.people`,
);

/** On one rung (its first byte in the chain, from 1): the classes of those not shown on a rung before, if they are not few. */
export const SHOW_CLASSES = statement(
  'registry.show-classes',
  `insert into registry.shown_class (count_id, class)
   select $1, substring(chain from $2::integer for ${NAME_BYTES}) from registry.class_tally
    where count_id = $1 and not placed
    group by 2 having sum(people) >= $3
   on conflict do nothing`,
);

/** Those in them are shown like that, and are no longer counted below. */
export const PLACE_PEOPLE = statement(
  'registry.place-people',
  `update registry.class_tally tally set placed = true
     from registry.shown_class shown
    where tally.count_id = $1 and not tally.placed
      and shown.count_id = $1 and shown.class = substring(tally.chain from $2::integer for ${NAME_BYTES})`,
);

export const FINISH_COUNT = statement(
  'registry.finish-class-count',
  `update registry.class_count set finished_at = $2 where id = $1`,
);

/** Small classes are named nowhere once the counting is over. */
export const CLEAR_TALLY = statement(
  'registry.clear-class-tally',
  `delete from registry.class_tally where count_id = $1`,
);

/** What the counting before this one let show, and what was left of one that did not end. */
export const DROP_OLDER = [
  statement('registry.drop-older-classes', `delete from registry.shown_class where count_id <> $1`),
  statement('registry.drop-older-tallies', `delete from registry.class_tally where count_id <> $1`),
  statement('registry.drop-older-counts', `delete from registry.class_count where id <> $1`),
];
