import { Module } from '@nestjs/common';
import { DisbursementsModule } from '#disbursements';
import { EntitlementsModule } from '#entitlements';
import { ProgramsModule } from '#programs';
import { RegistryModule } from '#registry';
import { BeneficiariesController } from './beneficiaries.controller.js';
import { BeneficiariesService } from './beneficiaries.service.js';

/** The headline query over registry, programs, entitlements and disbursements. It reads only. */
@Module({
  imports: [RegistryModule, ProgramsModule, EntitlementsModule, DisbursementsModule],
  controllers: [BeneficiariesController],
  providers: [BeneficiariesService],
  exports: [BeneficiariesService],
})
export class BeneficiariesModule {}
