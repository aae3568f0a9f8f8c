import { type DynamicModule, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AccessModule } from '#access';
import { BeneficiariesModule } from '#beneficiaries';
import type { AmparoConfig } from '#config/config.js';
import { DisbursementsModule } from '#disbursements';
import { EntitlementsModule } from '#entitlements';
import type { DatabaseUrls } from '#platform/database/database-urls.js';
import { PlatformModule } from '#platform/platform.module.js';
import { ProgramsModule } from '#programs';
import { RegistryModule } from '#registry';
import { SharingModule } from '#sharing';
import { SrSyncModule } from '#sr-sync';

/** The house: every room, wired. */
@Module({})
export class AppModule {
  static with(config: AmparoConfig, urls: DatabaseUrls): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config, urls),
        ScheduleModule.forRoot(),
        AccessModule,
        RegistryModule,
        ProgramsModule,
        EntitlementsModule,
        DisbursementsModule,
        SrSyncModule,
        BeneficiariesModule,
        SharingModule,
      ],
    };
  }
}
