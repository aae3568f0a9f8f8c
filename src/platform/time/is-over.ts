/** Whether a last day lies behind, as days are counted here: in UTC. What has no last day never ends. */
export const isOver = (lastDay: string | null, now: Date): boolean =>
  lastDay !== null && lastDay < now.toISOString().slice(0, 10);
