import { Injectable } from '@nestjs/common';
import type { CsvRow } from '#platform/csv/csv-rows.js';
import { FindHolders, type HolderIds } from './find-holders.service.js';
import type { Decision, ImportJob, RowsImporter } from './import-job.js';
import { ImportMarks, type Mark } from './import-marks.service.js';
import type { RowFault } from './import.record.js';
import { type PeoplePlan, planPeople, type TokenedRow } from './plan-people.js';
import { filledCells, rowFault, shapeRow, type ShapedRow } from './shape-row.js';
import { WritePeople } from './write-people.service.js';

/** Takes in rows of individuals or of groups. */
@Injectable()
export class ImportPeople implements RowsImporter<TokenedRow> {
  constructor(
    private readonly holders: FindHolders,
    private readonly marks: ImportMarks,
    private readonly writing: WritePeople,
  ) {}

  shape(job: ImportJob, rows: readonly CsvRow[]) {
    const kind = kindOf(job);
    const shaped: TokenedRow[] = [];
    const faults: RowFault[] = [];
    for (const { row, cells } of rows) {
      const fault = rowFault(cells, job.header);
      if (fault !== null) {
        faults.push({ row, column: null, rule: fault });
        continue;
      }
      const one = shapeRow(row, filledCells(cells!, job.header), kind, job.declarations);
      if (Array.isArray(one)) faults.push(...one);
      else shaped.push({ ...one, tokens: this.tokensOf(one) });
    }
    return { shaped, faults };
  }

  /** Identifiers: they say who on file a row is about. */
  signsOf(rows: readonly TokenedRow[]): ReadonlySet<string> {
    return new Set(rows.flatMap(({ tokens }) => tokens));
  }

  async decide(job: ImportJob, rows: readonly TokenedRow[]): Promise<Decision> {
    const onFile = await this.onFile(job, this.signsOf(rows));
    const { registrants, ...outcome } = planPeople(rows, onFile, job.policy);
    const write = job.dryRun
      ? () => this.marks.set(job.id, newHoldings(registrants, onFile))
      : await this.writing.prepare(job, kindOf(job), registrants, onFile);
    return async () => {
      await write();
      return outcome;
    };
  }

  private tokensOf({ content }: ShapedRow): string[] {
    return content.identifiers.map(({ idTypeId, normalized }) => this.holders.signOf(idTypeId, normalized));
  }

  /** Who of this kind holds these identifiers: on file, and in a dry run also by the rows before. */
  private async onFile(job: ImportJob, signs: ReadonlySet<string>): Promise<HolderIds> {
    const marked = job.dryRun ? await this.marks.find(job.id, [...signs]) : new Map<string, string[]>();
    for (const [sign, holders] of await this.holders.of(signs)) {
      const ids = holders.filter(({ kind }) => kind === kindOf(job)).map(({ registrantId }) => registrantId);
      if (ids.length > 0) marked.set(sign, [...(marked.get(sign) ?? []), ...ids]);
    }
    return marked;
  }
}

const kindOf = ({ content }: ImportJob): 'individual' | 'group' => (content === 'groups' ? 'group' : 'individual');

/** The identifiers a plan gives to registrants that do not hold them yet, each once. */
function newHoldings(registrants: PeoplePlan['registrants'], onFile: HolderIds): Mark[] {
  return registrants.flatMap(({ registrantId: subject, rows }) =>
    [...new Set(rows.flatMap(({ tokens }) => tokens))]
      .filter((sign) => onFile.get(sign)?.includes(subject) !== true)
      .map((sign) => ({ sign, subject })),
  );
}
