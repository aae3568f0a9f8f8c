import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { idBytes } from '#platform/ids/ids.js';
import { BlindIndex } from '#platform/vault/blind-index.js';
import { KeyRing } from '#platform/vault/key-ring.js';
import { KeysMoved, KeyStore } from '#platform/vault/key-store.js';
import { RingKeeper } from '#platform/vault/ring-keeper.js';
import { classKey, open } from '#platform/vault/sealed-format.js';
import { equal } from '#platform/vault/suite.js';
import type { IdType } from '../id-type.entity.js';
import { normalizeFor } from '../identifier.normalize.js';
import { IDENTIFIER } from '../places.js';
import { CANDIDATES, ID_TYPE } from './lookup-registrants.sql.js';

interface Candidate {
  readonly id: string;
  readonly registrantId: string;
  readonly valueSealed: Buffer;
}

/** Stands for an ID type that is none: no identifier has it. */
const NO_TYPE = '00000000-0000-0000-0000-000000000000';

/** A candidate, or none, and whether the keys asked with find everybody. */
interface Row {
  readonly current: boolean;
  readonly id: string | null;
}

const MOST_ATTEMPTS = 3;

/** Finds registrants by ID type and value: blind index first, then the candidates are opened and compared in memory. */
@Injectable()
export class LookupRegistrants {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: KeyStore,
    private readonly ring: KeyRing,
    private readonly blindIndex: BlindIndex,
    private readonly keeper: RingKeeper,
  ) {}

  /**
   * Ids of every entry with this identifier (multiple entries are kept); none for an unknown type or value. For an unknown
   * type the same is done as for a known one: how long it takes tells nobody which types there are.
   */
  async find(idTypeCode: string, value: string): Promise<string[]> {
    const idType = await this.uow.row<Pick<IdType, 'id' | 'normalization'>>(ID_TYPE, [idTypeCode]);
    const type = idType?.id ?? NO_TYPE;
    const normalized = normalizeFor(idType?.normalization ?? 'alphanumeric', value);
    const candidates = await this.candidates(type, normalized);
    const confirmed = await this.confirm(candidates, Buffer.from(normalized));
    return [...new Set(confirmed)].toSorted();
  }

  /** Asked again with the keys of now when the index was rotated while this replica stood still. */
  private async candidates(idTypeId: string, normalized: string): Promise<Candidate[]> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const entries = this.blindIndex.of(idTypeId, normalized);
      const rows = await this.uow.rows<Row>(CANDIDATES, [
        idTypeId,
        entries.map((entry) => entry.version),
        entries.map((entry) => entry.index),
      ]);
      if (rows[0]!.current) return rows.filter((row): row is Candidate & Row => row.id !== null);
      await this.keeper.refresh();
    }
    throw new KeysMoved();
  }

  private async confirm(candidates: readonly Candidate[], wanted: Buffer): Promise<string[]> {
    const stored = await this.keys.fetch(candidates.map((candidate) => candidate.registrantId));
    return candidates
      .filter((candidate) => {
        const wrapped = stored.get(candidate.registrantId);
        if (!wrapped) return false; // erased
        const subject = idBytes(candidate.registrantId);
        const { key, generation } = this.ring.unwrap(subject, wrapped);
        const at = { row: idBytes(candidate.id), subject, generation, version: 0 };
        const value = open(classKey(key, 'identity'), IDENTIFIER, at, candidate.valueSealed);
        key.fill(0);
        return equal(value, wanted);
      })
      .map((candidate) => candidate.registrantId);
  }
}
