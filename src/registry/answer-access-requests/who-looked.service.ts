import { Injectable } from '@nestjs/common';
import { AuditLog, type AuditRecord } from '#platform/audit/audit-log.service.js';

/** One event about a person, as the person is told it. */
export interface Look {
  readonly at: Date;
  readonly action: string;
  readonly purpose: string | null;
  readonly outcome: string;
  readonly organisation: string | null;
  /** A number of this answer alone: the same for everything one user did. Null: the service by itself. */
  readonly user: number | null;
}

const PAGE = 1_000;
/** Who places a legal hold may not want to be known for it: telling of an investigation could defeat it. */
const UNTOLD: ReadonlySet<string> = new Set(['registrant:hold', 'legal-hold:place', 'legal-hold:lift']);

/** Who looked at a registrant or changed something about them: all of it, newest first, and nobody by name. */
@Injectable()
export class WhoLooked {
  constructor(private readonly log: AuditLog) {}

  async at(registrantId: string): Promise<Look[]> {
    const events: AuditRecord[] = [];
    for (let before: string | undefined; ;) {
      const page = await this.log.find({ within: null, objectId: registrantId, before }, PAGE);
      events.push(...page);
      if (page.length < PAGE) break;
      before = page.at(-1)!.id;
    }
    const numbers = new Map<string, number>();
    const numberOf = (actorId: string): number => {
      if (!numbers.has(actorId)) numbers.set(actorId, numbers.size + 1);
      return numbers.get(actorId)!;
    };
    return events
      .filter(({ action }) => !UNTOLD.has(action))
      .map(({ at, action, purpose, outcome, organisation, actorId }) => ({
        at,
        action,
        purpose,
        outcome,
        organisation,
        user: actorId === null ? null : numberOf(actorId),
      }));
  }
}
