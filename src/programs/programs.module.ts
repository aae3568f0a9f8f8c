import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RegistrantReach, RegistryModule } from '#registry';
import { CalculationsService } from './calculate/calculations.service.js';
import { CompareDuplicates } from './compare-duplicates/compare-duplicates.service.js';
import { DeduplicateEnrolments } from './deduplicate-enrolments/deduplicate-enrolments.service.js';
import { FindMatches } from './deduplicate-enrolments/find-matches.service.js';
import { FormClusters } from './deduplicate-enrolments/form-clusters.service.js';
import { SearchAfterRuns } from './deduplicate-enrolments/search-after-runs.service.js';
import { DeduplicationController } from './deduplication.controller.js';
import { DeduplicationService } from './deduplication.service.js';
import { DuplicatesController } from './duplicates.controller.js';
import { DuplicatesService } from './duplicates.service.js';
import { ChangeProgramService } from './change-program.service.js';
import { EligibilityRunsController } from './eligibility-runs.controller.js';
import { EndProgramService } from './end-program/end-program.service.js';
import { EnrolmentMovesService } from './enrolment-moves.service.js';
import { EnrolmentsController } from './enrolments.controller.js';
import { EnrolmentsService } from './enrolments.service.js';
import { ExclusionsService } from './exclude-enrolled/exclusions.service.js';
import { LookElsewhere } from './exclude-enrolled/look-elsewhere.service.js';
import { ExplainVerdict } from './explain-verdict/explain-verdict.service.js';
import { ExplanationsController } from './explanations.controller.js';
import { KeptEnrolments } from './kept-enrolments.service.js';
import { EvaluateEligibilityService } from './evaluate-eligibility/evaluate-eligibility.service.js';
import { LookAgain } from './evaluate-eligibility/look-again.service.js';
import { GivePlacesService } from './give-places/give-places.service.js';
import { BulkMovesController } from './move-enrolments/bulk-moves.controller.js';
import { MoveEnrolmentsService } from './move-enrolments/move-enrolments.service.js';
import { PreviewRuleService } from './preview-rule/preview-rule.service.js';
import { Program } from './program.entity.js';
import { ProgramMovesService } from './program-moves.service.js';
import { ProgramsController } from './programs.controller.js';
import { ProgramsService } from './programs.service.js';
import { ProposalsController } from './proposals.controller.js';
import { ProposalsService } from './proposals.service.js';
import { ReasonCode } from './reason-code.entity.js';
import { ReasonCodesController } from './reason-codes.controller.js';
import { ReasonCodesService } from './reason-codes.service.js';
import { ResolveDuplicates } from './resolve-duplicates/resolve-duplicates.service.js';
import { RuleVersion } from './rule-version.entity.js';
import { ReportedProgramsController } from './reported/reported-programs.controller.js';
import { ReportedPrograms } from './reported/reported-programs.service.js';
import { RulesController } from './rules.controller.js';
import { RulesService } from './rules.service.js';
import { WindingUp } from './winding-up.service.js';

/** How programs look for duplicates, and what becomes of them. */
const DEDUPLICATION = [
  DeduplicationService,
  FindMatches,
  FormClusters,
  SearchAfterRuns,
  DeduplicateEnrolments,
  DuplicatesService,
  ResolveDuplicates,
  CompareDuplicates,
];

/** Programs, their rules, and who is enrolled in them. */
@Module({
  imports: [RegistryModule, TypeOrmModule.forFeature([Program, ReasonCode, RuleVersion])],
  controllers: [
    ReportedProgramsController,
    ProgramsController,
    ReasonCodesController,
    RulesController,
    EnrolmentsController,
    BulkMovesController,
    ProposalsController,
    ExplanationsController,
    EligibilityRunsController,
    DeduplicationController,
    DuplicatesController,
  ],
  providers: [
    ReportedPrograms,
    ProgramsService,
    ProgramMovesService,
    EndProgramService,
    ChangeProgramService,
    GivePlacesService,
    EnrolmentMovesService,
    ProposalsService,
    MoveEnrolmentsService,
    ReasonCodesService,
    WindingUp,
    RulesService,
    ExclusionsService,
    LookElsewhere,
    EnrolmentsService,
    ExplainVerdict,
    KeptEnrolments,
    EvaluateEligibilityService,
    PreviewRuleService,
    LookAgain,
    CalculationsService,
    ...DEDUPLICATION,
  ],
  exports: [ReportedPrograms, ProgramsService, CalculationsService, WindingUp],
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
