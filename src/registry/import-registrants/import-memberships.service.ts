import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/time/clock.js';
import type { CsvRow } from '#platform/csv/csv-rows.js';
import { FindHolders, type Holder } from './find-holders.service.js';
import type { Decision, ImportJob, RowsImporter } from './import-job.js';
import type { RowFault } from './import.record.js';
import type { ResolvedMembership } from './plan-memberships.js';
import { type Named, type ShapedMembership, shapeMembership } from './shape-membership.js';
import { filledCells, rowFault } from './shape-row.js';
import { WriteMemberships } from './write-memberships.service.js';

/** Takes in rows of memberships: group and member are named by an identifier each. */
@Injectable()
export class ImportMemberships implements RowsImporter<ShapedMembership> {
  constructor(
    private readonly holders: FindHolders,
    private readonly writing: WriteMemberships,
    private readonly clock: Clock,
  ) {}

  shape(job: ImportJob, rows: readonly CsvRow[]) {
    const today = this.clock.now().toISOString().slice(0, 10);
    const shaped: ShapedMembership[] = [];
    const faults: RowFault[] = [];
    for (const { row, cells } of rows) {
      const fault = rowFault(cells, job.header);
      if (fault !== null) {
        faults.push({ row, column: null, rule: fault });
        continue;
      }
      const one = shapeMembership(row, filledCells(cells!, job.header), job.header, job.declarations, today);
      if (Array.isArray(one)) faults.push(...one);
      else shaped.push(one);
    }
    return { shaped, faults };
  }

  /** None: memberships change nobody's identifiers, and are planned where they are written. */
  signsOf(): ReadonlySet<string> {
    return new Set();
  }

  async decide(job: ImportJob, shaped: readonly ShapedMembership[]): Promise<Decision> {
    const signs = shaped.flatMap(({ group, member }) => [group, member].map(this.signOf));
    const holders = await this.holders.of(signs);
    const now = this.clock.now();
    const faults: RowFault[] = [];
    const resolved = shaped.flatMap((row): ResolvedMembership[] => {
      const one = this.resolve(row, holders, now);
      if (!Array.isArray(one)) return [one];
      faults.push(...one);
      return [];
    });
    return async () => {
      const { faults: more, counts } = await this.writing.write(job, resolved);
      return { faults: [...faults, ...more], counts };
    };
  }

  private readonly signOf = ({ idTypeId, normalized }: Named): string => this.holders.signOf(idTypeId, normalized);

  private resolve(
    shaped: ShapedMembership,
    holders: ReadonlyMap<string, readonly Holder[]>,
    now: Date,
  ): ResolvedMembership | RowFault[] {
    const { row, group, member, startedOn, ...role } = shaped;
    const heldBy = (named: Named): readonly Holder[] => holders.get(this.signOf(named)) ?? [];
    const [groups, members] = [heldBy(group), heldBy(member)];
    const [groupRule, memberRule] = [ruleOf(groups, 'group'), ruleOf(members, 'individual')];
    const faults: RowFault[] = [];
    if (groupRule) faults.push({ row, column: group.column, rule: groupRule });
    const isItself = groups.some(({ registrantId }) => members.some((one) => one.registrantId === registrantId));
    if (isItself) faults.push({ row, column: member.column, rule: 'must not be the group itself' });
    else if (memberRule) faults.push({ row, column: member.column, rule: memberRule });
    if (faults.length > 0) return faults;
    const idOf = (found: readonly Holder[], kind: Holder['kind']): string =>
      found.find((holder) => holder.kind === kind)!.registrantId;
    const startedAt = startedOn === null ? now : new Date(`${startedOn}T00:00:00Z`);
    return { row, groupId: idOf(groups, 'group'), memberId: idOf(members, 'individual'), startedAt, ...role };
  }
}

/** Why an identifier names no one of the kind, or null when it does. */
function ruleOf(holders: readonly Holder[], kind: Holder['kind']): string | null {
  const found = holders.filter((holder) => holder.kind === kind);
  if (found.length === 0) return `must be the identifier of a known ${kind}`;
  if (found.length > 1) return `must name one ${kind}: several are known by it`;
  return found[0]!.status === 'active' ? null : `must name an active ${kind}`;
}
