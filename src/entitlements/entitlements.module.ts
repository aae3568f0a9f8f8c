import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ProgramsModule } from '#programs';
import { RegistryModule } from '#registry';
import { ApprovalCheckService } from './approve-cycle/approval-check.service.js';
import { ApproveCycleService } from './approve-cycle/approve-cycle.service.js';
import { Benefit } from './benefit.entity.js';
import { BenefitsController } from './benefits.controller.js';
import { BenefitsService } from './benefits.service.js';
import { CycleMovesService } from './cycle-moves.service.js';
import { Cycle } from './cycle.entity.js';
import { CyclesController } from './cycles.controller.js';
import { CyclesService } from './cycles.service.js';
import { EntitlementsService } from './entitlements.service.js';
import { KeptEntitlements } from './kept-entitlements.service.js';
import { FundLedgerService } from './fund-ledger.service.js';
import { FundController } from './fund.controller.js';
import { FundService } from './fund.service.js';
import { CalculateLines } from './prepare-cycle/calculate-lines.service.js';
import { PrepareCycleService } from './prepare-cycle/prepare-cycle.service.js';
import { SettleDeliveriesService } from './settle-deliveries/settle-deliveries.service.js';
import { WindUpProgramService } from './wind-up-program/wind-up-program.service.js';

/** Benefits, cycles, what is due to whom, approvals, and the money behind it. */
@Module({
  imports: [RegistryModule, ProgramsModule, TypeOrmModule.forFeature([Benefit, Cycle])],
  controllers: [BenefitsController, CyclesController, FundController],
  providers: [
    BenefitsService,
    CycleMovesService,
    CyclesService,
    CalculateLines,
    PrepareCycleService,
    ApproveCycleService,
    ApprovalCheckService,
    FundLedgerService,
    FundService,
    SettleDeliveriesService,
    WindUpProgramService,
    EntitlementsService,
    KeptEntitlements,
  ],
  exports: [EntitlementsService],
})
export class EntitlementsModule {}
