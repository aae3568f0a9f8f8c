import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { GROUPS_OF } from './registrant.sql.js';

/** Which of these registrants have anything to do with any of these programs. */
export type KnownToPrograms = (
  registrantIds: readonly string[],
  programIds: readonly string[],
) => Promise<readonly string[]>;

/**
 * Whose registrant somebody is: who may see some programs only reaches those who are in them, by themselves or through a
 * group. Which these are, the room of programs says; the registry knows no programs.
 */
@Injectable()
export class RegistrantReach {
  private known: KnownToPrograms = async () => [];

  constructor(private readonly uow: UnitOfWork) {}

  /** Called at boot by the room that knows. */
  register(known: KnownToPrograms): void {
    this.known = known;
  }

  /** Whether the registrant, or a group it is in, is in one of the programs; null stands for all programs and everybody. */
  async includes(registrantId: string, programIds: readonly string[] | null): Promise<boolean> {
    if (programIds === null) return true;
    const groups = await this.uow.rows<{ registrantId: string }>(GROUPS_OF, [registrantId]);
    const found = await this.known([registrantId, ...groups.map((group) => group.registrantId)], programIds);
    return found.length > 0;
  }
}
