import type pg from 'pg';
import { newId } from '#platform/ids/ids.js';
import { PROGRAM } from './programs.sql.js';

/** A program with everything in it, by raw ids. Cycles by their number less one: delivering, draft, prepared, to be approved. */
export interface FilledProgram {
  readonly id: string;
  readonly code: string;
  readonly enrolments: readonly string[];
  /** Of everybody in it. */
  readonly cluster: string;
  /** About the first of them. */
  readonly proposal: string;
  readonly rulePreview: string;
  readonly cycles: readonly string[];
  readonly benefits: readonly string[];
  readonly entitlements: readonly string[];
  /** Bank, depot. */
  readonly channels: readonly string[];
  /** Of the bank and of the depot, on their way. */
  readonly batches: readonly string[];
  /** Of the bank and of the depot, still to be approved. */
  readonly draftBatches: readonly string[];
  readonly disbursements: readonly string[];
  readonly reconciliation: string;
  /** Of that reconciliation, dismissed. */
  readonly exception: string;
  readonly operation: string;
}

/** Columns of {@link FilledProgram}. The parameter of each is the program. */
const IDS = `
  select array(select id from programs.enrolment where program_id = $1 order by registrant_id) as enrolments,
         (select id from programs.duplicate_cluster where program_id = $1) as cluster,
         (select id from programs.proposal where program_id = $1) as proposal,
         (select id from programs.rule_preview where program_id = $1) as "rulePreview",
         array(select id from entitlements.cycle where program_id = $1 order by number) as cycles,
         array(select id from entitlements.benefit where program_id = $1 order by id) as benefits,
         array(select id from entitlements.entitlement where program_id = $1 order by registrant_id, benefit_id) as entitlements,
         array(select id from disbursements.delivery_channel where program_id = $1 order by code) as channels,
         array(select b.id from disbursements.batch b join disbursements.delivery_channel d on d.id = b.channel_id
                where b.program_id = $1 and b.state = 'dispatching' order by d.code) as batches,
         array(select b.id from disbursements.batch b join disbursements.delivery_channel d on d.id = b.channel_id
                where b.program_id = $1 and b.state = 'draft' order by d.code) as "draftBatches",
         array(select d.id from disbursements.disbursement d where d.program_id = $1 order by registrant_id, lifecycle) as disbursements,
         (select r.id from disbursements.reconciliation r join disbursements.batch b on b.id = r.batch_id where b.program_id = $1) as reconciliation,
         (select e.id from disbursements.reconciliation_exception e join disbursements.reconciliation r on r.id = e.reconciliation_id
            join disbursements.batch b on b.id = r.batch_id where b.program_id = $1) as exception,
         (select id from platform.operation where program_id = $1) as operation`;

const PARAMETER_TYPES = ['uuid', 'text', 'uuid', 'uuid', 'uuid[]'];
const MAKER = newId();
const CHECKER = newId();

/** Fills a program with these registrants. Needs a connection that sees every row. */
export async function fillProgram(
  client: pg.Client,
  code: string,
  registrants: readonly string[],
): Promise<FilledProgram> {
  const id = newId();
  const parameters = [id, code, MAKER, CHECKER, registrants];
  await client.query('begin');
  for (const text of PROGRAM) {
    // a statement uses some of the parameters: renumber them, PostgreSQL wants no gap, and say their types
    const used = PARAMETER_TYPES.map((_, index) => index).filter((index) => text.includes(`$${index + 1}`));
    const renumbered = text.replace(/\$(\d)/g, (_, place) => {
      const index = Number(place) - 1;
      return `$${used.indexOf(index) + 1}::${PARAMETER_TYPES[index]}`;
    });
    await client.query(
      renumbered,
      used.map((index) => parameters[index]),
    );
  }
  await client.query('commit');
  const { rows } = await client.query<Omit<FilledProgram, 'id' | 'code'>>(IDS, [id]);
  return { id, code, ...rows[0]! };
}
