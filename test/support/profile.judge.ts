import type { Judge, MakeJudge, OpenedProfile } from '#registry';

/** Says the whole profile: for tests of what a judge is given, on invented people. */
export const everything: MakeJudge<null, OpenedProfile> = () => (profile) => profile;

export const EVERYTHING: Judge<null> = { module: import.meta.url, name: 'everything', parameters: null };
