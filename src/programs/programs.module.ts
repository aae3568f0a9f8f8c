import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RegistrantReach, RegistryModule } from '#registry';
import { EligibilityRunsController } from './eligibility-runs.controller.js';
import { EnrolmentsController } from './enrolments.controller.js';
import { EnrolmentsService } from './enrolments.service.js';
import { KeptEnrolments } from './kept-enrolments.service.js';
import { EvaluateEligibilityService } from './evaluate-eligibility/evaluate-eligibility.service.js';
import { Program } from './program.entity.js';
import { ProgramMovesService } from './program-moves.service.js';
import { ProgramsController } from './programs.controller.js';
import { ProgramsService } from './programs.service.js';
import { ReasonCode } from './reason-code.entity.js';
import { ReasonCodesController } from './reason-codes.controller.js';
import { ReasonCodesService } from './reason-codes.service.js';
import { RuleVersion } from './rule-version.entity.js';
import { RulesController } from './rules.controller.js';
import { RulesService } from './rules.service.js';
import { WindingUp } from './winding-up.service.js';

/** Programs, their rules, and who is enrolled in them. */
@Module({
  imports: [RegistryModule, TypeOrmModule.forFeature([Program, ReasonCode, RuleVersion])],
  controllers: [
    ProgramsController,
    ReasonCodesController,
    RulesController,
    EnrolmentsController,
    EligibilityRunsController,
  ],
  providers: [
    ProgramsService,
    ProgramMovesService,
    ReasonCodesService,
    WindingUp,
    RulesService,
    EnrolmentsService,
    KeptEnrolments,
    EvaluateEligibilityService,
  ],
  exports: [ProgramsService, WindingUp],
})
export class ProgramsModule implements OnModuleInit {
  constructor(
    private readonly reach: RegistrantReach,
    private readonly programs: ProgramsService,
  ) {}

  onModuleInit(): void {
    this.reach.register(async (registrantIds, programIds) =>
      (await this.programs.enrolmentsOf(registrantIds, programIds)).map(({ registrantId }) => registrantId),
    );
  }
}
