/** Whether a text written YYYY-MM-DD is a day of the calendar: Date rolls 30 February over to March. */
export const isDay = (day: string): boolean => {
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
};
