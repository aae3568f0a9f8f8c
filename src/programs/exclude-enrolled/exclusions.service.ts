import { Injectable } from '@nestjs/common';
import { ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { ExclusionUnfit } from '../programs.errors.js';
import { ProgramsService } from '../programs.service.js';
import type { RuleVersion } from '../rule-version.entity.js';
import { EXCLUSION_OF } from './exclude-enrolled.sql.js';

/** What the programs that a rule version excludes amount to at an instant. Ids only; it is fixed when a run is ordered. */
export interface Exclusion {
  /** Those that are not over. */
  readonly others: readonly string[];
  /** Those of them that exclude the program in turn, directly or through others. */
  readonly mutual: readonly string[];
}

export const NO_EXCLUSION: Exclusion = { others: [], mutual: [] };

/** An excluded program as a caller may know it; null: one that no grant of theirs covers. */
export interface KnownProgram {
  readonly id: string | null;
  readonly name: string | null;
}

const UNKNOWN: KnownProgram = { id: null, name: null };

/** Whom a program excludes because another has them. */
@Injectable()
export class ExclusionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly programs: ProgramsService,
  ) {}

  /** Of a version, or what is to be one. */
  async of(programId: string, { excludedProgramIds }: Pick<RuleVersion, 'excludedProgramIds'>): Promise<Exclusion> {
    if (excludedProgramIds.length === 0) return { others: [], mutual: [] };
    return (await this.uow.row<Exclusion>(EXCLUSION_OF, [programId, excludedProgramIds]))!;
  }

  /**
   * What a version is to exclude. Who names a program learns of everybody whether they are in it: so each is one the caller reaches, or
   * was named by the version before. Throws {@link ExclusionUnfit}, of a program out of reach as of one that does not exist.
   */
  async required(programId: string, named: readonly string[], before: readonly string[]): Promise<string[]> {
    const { target } = await this.programs.get(programId);
    const reached = new Map((await this.reached(named)).map((program) => [program.id, program]));
    for (const [index, id] of named.entries()) {
      const isFit = before.includes(id) || (id !== programId && reached.get(id)?.target === target);
      if (!isFit || named.indexOf(id) < index) throw new ExclusionUnfit(index);
    }
    return [...named];
  }

  /** Lists of excluded programs as the caller may know them: those in reach by name, all the others of a list as one. */
  async known(lists: readonly (readonly string[])[]): Promise<KnownProgram[][]> {
    const reached = (await this.reached([...new Set(lists.flat())])).map(({ id, name }) => ({ id, name }));
    return lists.map((ids) => {
      const known = reached.filter(({ id }) => ids.includes(id));
      return known.length === ids.length ? known : [...known, UNKNOWN];
    });
  }

  private async reached(ids: readonly string[]) {
    const programs = this.scope.programs();
    const inReach = ids.filter((id) => programs === null || programs.includes(id));
    return inReach.length === 0 ? [] : this.programs.byIds(inReach);
  }
}
