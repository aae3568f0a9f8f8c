import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ProgramsModule } from '#programs';
import { RegistryModule } from '#registry';
import { ApprovalPolicyController } from './approval-policy.controller.js';
import { ApprovalPolicy } from './approval-policy.entity.js';
import { ApprovalPolicyService } from './approval-policy.service.js';
import { ApprovalCheckService } from './approve-cycle/approval-check.service.js';
import { ApproveCycleService } from './approve-cycle/approve-cycle.service.js';
import { CancelLineService } from './cancel-line.service.js';
import { ExplainDue } from './explain-line/explain-due.service.js';
import { ExplainLine } from './explain-line/explain-line.service.js';
import { CoverLines } from './approve-cycle/cover-lines.service.js';
import { Benefit } from './benefit.entity.js';
import { BenefitsController } from './benefits.controller.js';
import { BenefitsService } from './benefits.service.js';
import { CompleteCycle } from './complete-cycle.service.js';
import { CycleSchedule } from './cycle-schedule.entity.js';
import { CycleSchedulesController } from './cycle-schedules.controller.js';
import { CycleSchedulesService } from './cycle-schedules.service.js';
import { MakeCycles } from './make-cycles/make-cycles.service.js';
import { MakeCyclesSchedule } from './make-cycles/make-cycles.schedule.js';
import { CycleMovesService } from './cycle-moves.service.js';
import { Cycle } from './cycle.entity.js';
import { CyclesController } from './cycles.controller.js';
import { CyclesService } from './cycles.service.js';
import { EntitlementsController } from './entitlements.controller.js';
import { EntitlementsService } from './entitlements.service.js';
import { ExpireLinesSchedule } from './expire-lines/expire-lines.schedule.js';
import { ExpireLinesService } from './expire-lines/expire-lines.service.js';
import { OverlapsController } from './find-overlaps/overlaps.controller.js';
import { OverlapsService } from './find-overlaps/overlaps.service.js';
import { KeptEntitlements } from './kept-entitlements.service.js';
import { FundLedgerService } from './fund-ledger.service.js';
import { FundController } from './fund.controller.js';
import { FundService } from './fund.service.js';
import { LinesService } from './lines.service.js';
import { OpenDeliveries } from './open-deliveries.js';
import { CalculateLines } from './prepare-cycle/calculate-lines.service.js';
import { PrepareCycleService } from './prepare-cycle/prepare-cycle.service.js';
import { SettleDeliveriesService } from './settle-deliveries/settle-deliveries.service.js';
import { SubmissionsService } from './submissions.service.js';
import { WindUpProgramService } from './wind-up-program/wind-up-program.service.js';
import { WithdrawCycleService } from './withdraw-cycle/withdraw-cycle.service.js';

/** Benefits, cycles, what is due to whom, approvals, and the money behind it. */
@Module({
  imports: [RegistryModule, ProgramsModule, TypeOrmModule.forFeature([ApprovalPolicy, Benefit, Cycle, CycleSchedule])],
  controllers: [
    ApprovalPolicyController,
    BenefitsController,
    CycleSchedulesController,
    CyclesController,
    EntitlementsController,
    FundController,
    OverlapsController,
  ],
  providers: [
    BenefitsService,
    CycleMovesService,
    CyclesService,
    CycleSchedulesService,
    MakeCycles,
    MakeCyclesSchedule,
    CalculateLines,
    PrepareCycleService,
    ApprovalPolicyService,
    SubmissionsService,
    ApproveCycleService,
    CoverLines,
    WithdrawCycleService,
    ExpireLinesService,
    ExpireLinesSchedule,
    OpenDeliveries,
    CompleteCycle,
    OverlapsService,
    LinesService,
    CancelLineService,
    ExplainDue,
    ExplainLine,
    ApprovalCheckService,
    FundLedgerService,
    FundService,
    SettleDeliveriesService,
    WindUpProgramService,
    EntitlementsService,
    KeptEntitlements,
  ],
  exports: [EntitlementsService, OpenDeliveries],
})
export class EntitlementsModule {}
