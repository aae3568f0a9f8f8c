const POSTGRES_EPOCH_MS = Date.UTC(2000, 0, 1);

/** timestamptz in binary form: microseconds since 2000-01-01. */
export const postgresMicroseconds = (milliseconds: number): bigint => BigInt(milliseconds - POSTGRES_EPOCH_MS) * 1000n;

/** date in binary form: days since 2000-01-01. */
export const postgresDay = (isoDate: string): number =>
  Math.round((Date.parse(`${isoDate}T00:00:00Z`) - POSTGRES_EPOCH_MS) / 86_400_000);
