import type { Actor } from '#platform/context/request-context.js';

/** The user on whose behalf the bench orders operations: no row of it needs to exist. */
export const ACTOR_ID = '01900000-0000-7000-8000-0000000000aa';

/** Who orders them. */
export const ACTOR: Actor = { userId: ACTOR_ID, organisation: 'bench', reach: 'bench', programs: null };
