import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RegistryModule } from '#registry';
import { Dialects } from './dialects/dialects.js';
import { SourceBreakers } from './dialects/source-breakers.js';
import { SourcePaces } from './dialects/source-paces.js';
import { PullRecords } from './pull-records/pull-records.service.js';
import { SocialRegistriesController } from './social-registries.controller.js';
import { SocialRegistriesService } from './social-registries.service.js';
import { SocialRegistry } from './social-registry.entity.js';
import { SrSyncSchedule } from './sr-sync.schedule.js';
import { SyncRunsController } from './sync-runs.controller.js';
import { SyncRunsService } from './sync-runs.service.js';
import { SyncRun } from './sync-run.entity.js';

/** The pull from social registries. */
@Module({
  imports: [RegistryModule, TypeOrmModule.forFeature([SocialRegistry, SyncRun])],
  controllers: [SocialRegistriesController, SyncRunsController],
  providers: [
    SocialRegistriesService,
    SyncRunsService,
    Dialects,
    SourceBreakers,
    SourcePaces,
    PullRecords,
    SrSyncSchedule,
  ],
})
export class SrSyncModule {}
