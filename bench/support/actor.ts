/** The user on whose behalf the bench orders operations: no row of it needs to exist. */
export const ACTOR_ID = '01900000-0000-7000-8000-0000000000aa';
