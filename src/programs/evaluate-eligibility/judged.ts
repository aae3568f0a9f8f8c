/** Where the outcomes of one chunk are copied to; lives as long as the chunk's transaction. */
export const JUDGED = {
  table: 'eligibility_judged',
  columns: 'registrant_id uuid not null, outcome text not null, reason text',
} as const;
