import { Injectable, type OnModuleInit } from '@nestjs/common';
import { currentCaller, OperationDto, PublishCounts, type QuantityKey, SHOWN_FROM } from '#access';
import { BudgetConfig } from '#config/config.js';
import { Budget } from '#platform/budget/budget.service.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import type { OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { OpenProfiles, type ScannedChunk } from '#registry';
import { OUTCOMES } from '../evaluate-eligibility/eligibility.judge.js';
import { JUDGE_RULE, stageVerdicts, verdictRows } from '../evaluate-eligibility/stage-verdicts.js';
import { type Exclusion, ExclusionsService } from '../exclude-enrolled/exclusions.service.js';
import { ProgramsService } from '../programs.service.js';
import type { Rule } from '../rule.compiler.js';
import type { CreateRuleDto } from '../rule.dto.js';
import { type RuleDraft, RulesService } from '../rules.service.js';
import { blurredCounts, CELLS, keyOf, SUMS } from './changes.js';
import { FIND_PREVIEW, KEEP_PREVIEW, TALLY_CHANGES } from './preview-rule.sql.js';
import { RulePreviewDto, type RulePreviewRecord } from './rule-preview.dto.js';

const A_DAY = 86_400;

/** Fixed when it is ordered, so that a repetition after a crash judges alike. */
interface RunParameters {
  readonly asOf: string;
  readonly draft: RuleDraft;
  readonly exclusion: Exclusion;
}

interface Cursor {
  readonly after: string;
  /** Counts so far: small ones tell of people, so they are sealed. */
  readonly tally: string;
  readonly published?: true;
}

type Counts = ReadonlyMap<QuantityKey, number>;

/** Tells what a rule would change before it is saved. Nothing of anybody is kept: no verdict, no enrolment, no exact count. */
@Injectable()
export class PreviewRuleService implements OperationHandler, OnModuleInit {
  readonly kind = 'preview-rule';

  constructor(
    private readonly operations: OperationsService,
    private readonly programs: ProgramsService,
    private readonly rules: RulesService,
    private readonly exclusions: ExclusionsService,
    private readonly profiles: OpenProfiles,
    private readonly publishing: PublishCounts,
    private readonly cipher: ServiceCipher,
    private readonly budget: Budget,
    private readonly allowed: BudgetConfig,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  /**
   * Orders the preview of a rule that fits what is declared. Each takes a point of the caller's budget in this program, and of the
   * program's own: whoever may choose whom to count could otherwise ask until the noise is averaged away.
   */
  async order(programId: string, input: CreateRuleDto): Promise<OperationDto> {
    const draft = await this.rules.draft(programId, input);
    const points = this.allowed.previewsPerDay;
    await this.budget.take(`${programId}:${currentCaller().userId}`, [
      { name: 'rule-preview-caller', points, seconds: A_DAY },
    ]);
    await this.budget.take(programId, [{ name: 'rule-preview-program', points: 2 * points, seconds: A_DAY }]);
    const exclusion = await this.exclusions.of(programId, draft);
    const parameters = { asOf: this.clock.now().toISOString(), draft, exclusion };
    return OperationDto.from(
      await this.operations.order({ kind: this.kind, subject: programId, programId, parameters }),
    );
  }

  /** What an operation of {@link order} found. Throws NotFound while it has not. */
  async get(programId: string, operationId: string): Promise<RulePreviewDto> {
    await this.programs.visible(programId);
    const found = await this.uow.row<RulePreviewRecord>(FIND_PREVIEW, [programId, operationId]);
    if (!found) throw new NotFound('rule preview');
    return RulePreviewDto.from(found);
  }

  async run(run: OperationRun): Promise<void> {
    const { asOf, draft } = run.parameters as unknown as RunParameters;
    const cursor = run.cursor as Cursor | null;
    if (cursor?.published) return;
    const { target } = await this.programs.get(run.subject);
    const rule = await this.rules.typedVersion(target, draft);
    if (!cursor) {
      const total = await this.profiles.total(target);
      await run.chunk(() => Promise.resolve({ cursor: null, done: 0, total }));
    }
    let counts = cursor ? this.opened(cursor.tally, run.id) : new Map<QuantityKey, number>();
    const selection = { kind: target, asOf: new Date(asOf), after: cursor?.after ?? null };
    const judge = { ...JUDGE_RULE, parameters: rule };
    for await (const chunk of this.profiles.scan<Rule, number>(selection, 'eligibility', judge))
      counts = await this.count(run, chunk, counts);
    await this.publish(run, counts, asOf);
  }

  /** The counts with those of a chunk; nothing of the chunk stays but its share of them. */
  private async count(run: OperationRun, chunk: ScannedChunk<number>, before: Counts): Promise<Counts> {
    const { asOf, draft, exclusion } = run.parameters as unknown as RunParameters;
    const besides = { programId: run.subject, demand: draft, exclusion };
    const rows = verdictRows(chunk);
    let counts = before;
    await run.chunk(async () => {
      await stageVerdicts(this.uow, rows, besides, asOf);
      const found = await this.uow.rows<{ outcome: (typeof OUTCOMES)[number]; enrolled: boolean; count: number }>(
        TALLY_CHANGES,
        [run.subject],
      );
      const summed = new Map(before);
      for (const { outcome, enrolled, count } of found) {
        const key = keyOf(outcome, enrolled ? 'enrolled' : 'others');
        summed.set(key, (summed.get(key) ?? 0) + count);
      }
      counts = summed;
      const cursor: Cursor = { after: chunk.last, tally: this.sealed(counts, run.id) };
      return { cursor, done: chunk.ids.length };
    });
    return counts;
  }

  private async publish(run: OperationRun, counts: Counts, asOf: string): Promise<void> {
    const published = await this.publishing.publish({
      counts: blurredCounts(counts),
      identities: SUMS,
      earlier: [],
      shownFrom: SHOWN_FROM,
    });
    const shown = Object.fromEntries(Object.entries(published).map(([key, one]) => [key, one.shown]));
    await run.chunk(async () => {
      const values = [run.id, run.subject, asOf, JSON.stringify(shown), run.createdBy, this.clock.now()];
      await this.uow.change(KEEP_PREVIEW, values);
      return { cursor: { published: true }, done: 0 };
    });
  }

  private sealed(counts: Counts, binding: string): string {
    const numbers = CELLS.map((cell) => counts.get(cell) ?? 0);
    return this.cipher.seal('rule-preview', binding, JSON.stringify(numbers)).toString('base64');
  }

  private opened(tally: string, binding: string): Counts {
    const text = this.cipher.open('rule-preview', binding, Buffer.from(tally, 'base64'));
    const numbers = JSON.parse(text) as number[];
    return new Map(CELLS.map((cell, at) => [cell, numbers[at]!]));
  }
}
