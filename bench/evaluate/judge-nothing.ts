import type { MakeJudge } from '#registry';

/** Judges nothing: what is left is reading and opening. */
export const judgeNothing: MakeJudge<null, number> = () => () => 0;
