import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Claims } from './claims.js';

const MOST_ENTRIES = 10_000;
const LONGEST_MS = 60_000;

/** A small bounded cache of verified tokens: at most 60 s and never past their expiry. Grants are read per request all the same. */
@Injectable()
export class VerifiedTokens {
  private readonly entries = new Map<string, { claims: Claims; until: number }>();

  find(token: string): Claims | undefined {
    const key = keyOf(token);
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    if (entry.until > Date.now()) return entry.claims;
    this.entries.delete(key);
    return undefined;
  }

  keep(token: string, claims: Claims): void {
    const oldest = this.entries.size >= MOST_ENTRIES ? this.entries.keys().next().value : undefined;
    if (oldest !== undefined) this.entries.delete(oldest);
    this.entries.set(keyOf(token), { claims, until: Math.min(Date.now() + LONGEST_MS, claims.exp * 1000) });
  }
}

const keyOf = (token: string): string => createHash('sha256').update(token).digest('base64');
