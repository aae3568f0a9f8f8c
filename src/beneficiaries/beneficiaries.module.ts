import { Module } from '@nestjs/common';
import { DisbursementsModule } from '#disbursements';
import { EntitlementsModule } from '#entitlements';
import { ProgramsModule } from '#programs';
import { RegistryModule } from '#registry';
import { BeneficiariesController } from './beneficiaries.controller.js';
import { BeneficiariesService } from './beneficiaries.service.js';
import { StatisticsController } from './statistics.controller.js';
import { StatisticsService } from './statistics.service.js';
import { PublishedStatistics } from './take-statistics/published-statistics.js';
import { TakeStatistics } from './take-statistics/take-statistics.service.js';
import { TakeStatisticsSchedule } from './take-statistics/take-statistics.schedule.js';

/** The headline query over registry, programs, entitlements and disbursements. */
@Module({
  imports: [RegistryModule, ProgramsModule, EntitlementsModule, DisbursementsModule],
  controllers: [BeneficiariesController, StatisticsController],
  providers: [BeneficiariesService, StatisticsService, PublishedStatistics, TakeStatistics, TakeStatisticsSchedule],
  exports: [BeneficiariesService],
})
export class BeneficiariesModule {}
