import { statement } from '#platform/database/statement.js';

export const TELL_TOTAL = statement(
  'sr-sync.tell-total',
  `update sr_sync.sync_run set peer_totals = peer_totals || jsonb_build_object($2::text, $3::bigint)
    where id = $1 and peer_totals -> $2 is distinct from to_jsonb($3::bigint)`,
);

export const COMPLETE_RUN = statement(
  'sr-sync.complete-run',
  `update sr_sync.sync_run set completed_at = now() where id = $1`,
);

/** Never back: runs of a source complete one after another. */
export const MOVE_WATERMARK = statement(
  'sr-sync.move-watermark',
  `update sr_sync.social_registry s set watermark = r.watermark
     from sr_sync.sync_run r
    where s.id = $1 and r.id = $2 and (s.watermark is null or s.watermark < r.watermark)`,
);
