import { move, transferableSymbol, valueSymbol } from 'piscina';

/**
 * The answer of a worker thread whose bytes are handed over instead of copied: the thread cannot use them afterwards. Only
 * for bytes that own their memory (not slices of a shared pool).
 */
export const moved = <T>(answer: T, bytes: readonly Uint8Array[]): T =>
  move({
    [transferableSymbol]: [...new Set(bytes.map(({ buffer }) => buffer))],
    [valueSymbol]: answer,
  } as never) as T;
