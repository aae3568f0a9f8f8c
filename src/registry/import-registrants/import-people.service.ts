import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { MatchToken } from '#platform/vault/match-token.js';
import type { CsvRow } from './csv-rows.js';
import type { DecidedRows, ImportJob, RowsImporter } from './import-job.js';
import { ImportMarks, type Mark } from './import-marks.service.js';
import type { RowFault } from './import.record.js';
import { HOLDERS } from './import.sql.js';
import { type PeoplePlan, planPeople, type TokenedRow } from './plan-people.js';
import { filledCells, rowFault, shapeRow, type ShapedRow } from './shape-row.js';
import { WritePeople } from './write-people.service.js';

type Holders = ReadonlyMap<string, readonly string[]>;

/** Takes in rows of individuals or of groups. */
@Injectable()
export class ImportPeople implements RowsImporter<ShapedRow> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tokens: MatchToken,
    private readonly marks: ImportMarks,
    private readonly writing: WritePeople,
  ) {}

  shape(job: ImportJob, rows: readonly CsvRow[]) {
    const kind = kindOf(job);
    const shaped: ShapedRow[] = [];
    const faults: RowFault[] = [];
    for (const { row, cells } of rows) {
      const fault = rowFault(cells, job.header);
      if (fault !== null) {
        faults.push({ row, column: null, rule: fault });
        continue;
      }
      const one = shapeRow(row, filledCells(cells!, job.header), kind, job.declarations);
      if (Array.isArray(one)) faults.push(...one);
      else shaped.push(one);
    }
    return { shaped, faults };
  }

  async decide(job: ImportJob, shaped: readonly ShapedRow[]): Promise<DecidedRows> {
    const rows = shaped.map((row): TokenedRow => ({ ...row, tokens: this.tokensOf(row) }));
    const signs = [...new Set(rows.flatMap(({ tokens }) => tokens))];
    const onFile = await this.holders(job, signs);
    const { faults, counts, ...plan } = planPeople(rows, onFile, job.policy);
    const write = job.dryRun
      ? () => this.marks.set(job.id, newHoldings(plan, onFile))
      : await this.writing.prepare(job, kindOf(job), plan.registrants, onFile);
    return { faults, counts, write: async () => (await write(), []) };
  }

  private tokensOf({ content }: ShapedRow): string[] {
    return content.identifiers.map(({ idTypeId, normalized }) => this.tokens.of(idTypeId, normalized).toString('hex'));
  }

  /** Who holds these identifiers, by token: on file, and in a dry run also by the rows before. */
  private async holders(job: ImportJob, signs: readonly string[]): Promise<Holders> {
    if (signs.length === 0) return new Map();
    const marked = job.dryRun ? await this.marks.find(job.id, signs) : new Map<string, string[]>();
    const tokens = signs.map((sign) => Buffer.from(sign, 'hex'));
    const found = await this.uow.rows<{ token: Buffer; registrantId: string }>(HOLDERS, [tokens, kindOf(job)]);
    for (const { token, registrantId } of found) {
      const sign = token.toString('hex');
      marked.set(sign, [...(marked.get(sign) ?? []), registrantId]);
    }
    return marked;
  }
}

const kindOf = ({ content }: ImportJob): 'individual' | 'group' => (content === 'groups' ? 'group' : 'individual');

/** The identifiers a plan gives to registrants that do not hold them yet, each once. */
function newHoldings({ registrants }: Pick<PeoplePlan, 'registrants'>, onFile: Holders): Mark[] {
  return registrants.flatMap(({ registrantId: subject, rows }) =>
    [...new Set(rows.flatMap(({ tokens }) => tokens))]
      .filter((sign) => onFile.get(sign)?.includes(subject) !== true)
      .map((sign) => ({ sign, subject })),
  );
}
