import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OperationDto } from '#access';
import { CopyRows } from '#platform/database/copy-rows.js';
import { stage } from '#platform/database/stage.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import type { OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { OpenProfiles, type ScannedChunk } from '#registry';
import { MOVED_BY_VERDICT } from '../enrolment.lifecycle.js';
import { ProgramsService } from '../programs.service.js';
import type { Rule } from '../rule.compiler.js';
import { RulesService } from '../rules.service.js';
import { OUTCOMES } from './eligibility.judge.js';
import {
  DEMAND_IDENTIFIER,
  ENROL_NEW,
  JUDGED,
  MOVE_BY_VERDICT,
  RECORD_VERDICTS,
  TALLY,
} from './evaluate-eligibility.sql.js';

const JUDGE = new URL('./eligibility.judge.js', import.meta.url).href;

/** Fixed when the run is ordered, so that a repetition after a crash judges by the same rule as of the same instant. */
interface RunParameters {
  readonly asOf: string;
  readonly ruleVersionId: string;
}

interface Decision extends RunParameters {
  readonly programId: string;
  readonly target: 'individual' | 'group';
  readonly actorId: string;
  /** Class, or code of the ID type, of the demanded identifier. */
  readonly demand: readonly [string | null, string | null] | null;
}

interface Tallied {
  readonly outcome: string;
  readonly reason: string | null;
  readonly count: number;
}

/** Judges everyone a program is meant for, and enrols the eligible. */
@Injectable()
export class EvaluateEligibilityService implements OperationHandler, OnModuleInit {
  readonly kind = 'evaluate-eligibility';

  constructor(
    private readonly operations: OperationsService,
    private readonly programs: ProgramsService,
    private readonly rules: RulesService,
    private readonly profiles: OpenProfiles,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  /** Orders a run of the newest rule as of now. Throws when the program is not active, has no rule, or is being run. */
  async order(programId: string): Promise<OperationDto> {
    await this.programs.visible(programId);
    return this.uow.run(async () => {
      await this.programs.requireOpen(programId);
      const { id: ruleVersionId } = await this.rules.latest(programId);
      const parameters = { asOf: this.clock.now().toISOString(), ruleVersionId };
      return OperationDto.from(
        await this.operations.order({ kind: this.kind, subject: programId, programId, parameters }),
      );
    });
  }

  async run(run: OperationRun): Promise<void> {
    const { asOf, ruleVersionId } = run.parameters as unknown as RunParameters;
    const { target } = await this.programs.get(run.subject);
    const version = await this.rules.get(ruleVersionId);
    const { requiredIdClass, requiredIdType } = version;
    const rule = await this.rules.typedVersion(target, version);
    const total = await this.profiles.total(target);
    await run.chunk(async () => ({ cursor: run.cursor, done: 0, total }));
    const isDemanded = requiredIdClass !== null || requiredIdType !== null;
    const demand = isDemanded ? ([requiredIdClass, requiredIdType] as const) : null;
    const decision: Decision = { programId: run.subject, target, actorId: run.createdBy, asOf, ruleVersionId, demand };
    const after = (run.cursor as { after: string } | null)?.after ?? null;
    const selection = { kind: target, asOf: new Date(asOf), after };
    const judge = { module: JUDGE, name: 'judgeEligibility', parameters: rule };
    for await (const chunk of this.profiles.scan<Rule, number>(selection, 'eligibility', judge))
      await this.keep(run, decision, chunk);
  }

  private keep(run: OperationRun, decision: Decision, chunk: ScannedChunk<number>): Promise<void> {
    const rows = new CopyRows(3);
    chunk.ids.forEach((id, index) => rows.row().uuid(id).text(OUTCOMES[chunk.results[index]!]!).text(null));
    const copied = [rows.take()]; // taken once: a transaction that deadlocked is repeated with the same rows
    return run.chunk(async () => {
      await stage(this.uow.client, JUDGED.table, JUDGED.columns, copied);
      const enrolled = await this.apply(decision);
      return {
        cursor: { after: chunk.last },
        done: chunk.ids.length,
        counts: { judged: chunk.ids.length, ...(await this.tally()), enrolled },
      };
    });
  }

  /** By outcome, and by reason where not the rule decided. */
  private async tally(): Promise<Record<string, number>> {
    const counts: Record<string, number> = { eligible: 0, not_eligible: 0, unknown: 0 };
    for (const { outcome, reason, count } of await this.uow.rows<Tallied>(TALLY)) {
      counts[outcome] = (counts[outcome] ?? 0) + count;
      if (reason !== null) counts[reason] = count;
    }
    return counts;
  }

  private async apply({ programId, target, actorId, asOf, ruleVersionId, demand }: Decision): Promise<number> {
    await this.programs.requireOpen(programId);
    if (demand) await this.uow.change(DEMAND_IDENTIFIER, [...demand, asOf]);
    const common = [programId, ruleVersionId, asOf, this.clock.now(), actorId];
    await this.uow.change(RECORD_VERDICTS, common.slice(0, 3));
    const { enrolled, not_eligible: notEligible } = MOVED_BY_VERDICT;
    await this.uow.change(MOVE_BY_VERDICT, [...common, 'not_eligible', notEligible, ['not_eligible', 'unknown']]);
    const moved = await this.uow.change(MOVE_BY_VERDICT, [...common, 'enrolled', enrolled, ['eligible']]);
    return moved + (await this.uow.change(ENROL_NEW, [...common, target]));
  }
}
