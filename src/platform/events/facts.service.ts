import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { FACTS_AFTER, FORGET_FACTS } from './facts.sql.js';

/**
 * What happened to registrants, told by the transaction in which it happened (the SQL function `platform.tell`). Ids and nothing
 * else: who passes a fact on asks for what its receiver may know.
 */
export interface Fact {
  readonly id: string;
  /** `enrolment.enrolled`, `disbursement.paid`: of what, and what became of it. */
  readonly kind: string;
  readonly programId: string | null;
  readonly at: Date;
  readonly registrantIds: readonly string[];
  /** What it is true of, such as the enrolment of each registrant, in the same order. */
  readonly objectIds: readonly string[];
}

export interface FactPage {
  readonly facts: readonly Fact[];
  /** Where the next page begins. Readers keep it with what they have done, in one transaction. */
  readonly next: string | null;
}

type Row = Fact & { readonly tx: string };

const BEGINNING = '0:00000000-0000-0000-0000-000000000000';

/** Reads facts, each once and none missed, for whoever keeps where they are. */
@Injectable()
export class Facts {
  constructor(private readonly uow: UnitOfWork) {}

  /** The next facts of every program in reach, of these kinds unless null; `cursor` null: from the first that is kept. */
  async after(cursor: string | null, limit: number, kinds: readonly string[] | null = null): Promise<FactPage> {
    const rows = await this.uow.rows<Row>(FACTS_AFTER, [...(cursor ?? BEGINNING).split(':'), limit, kinds]);
    const last = rows.at(-1);
    return {
      facts: rows.map(({ id, kind, programId, at, registrantIds, objectIds }) => ({
        id,
        kind,
        programId,
        at,
        registrantIds,
        objectIds,
      })),
      next: last ? `${last.tx}:${last.id}` : cursor,
    };
  }

  /** Lets go of what was told before an instant. Counts it. */
  forget(before: Date): Promise<number> {
    return this.uow.change(FORGET_FACTS, [before]);
  }
}
