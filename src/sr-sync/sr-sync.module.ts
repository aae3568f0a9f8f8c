import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RegistryModule } from '#registry';
import { AskForOne } from './dialects/ask-for-one.service.js';
import { DciSearches } from './dialects/dci-searches.service.js';
import { DciAnswersController } from './dci-answers.controller.js';
import { Dialects } from './dialects/dialects.js';
import { SourceBreakers } from './dialects/source-breakers.js';
import { SourcePaces } from './dialects/source-paces.js';
import { ConfirmGoneController } from './confirm-gone/confirm-gone.controller.js';
import { ConfirmGone } from './confirm-gone/confirm-gone.service.js';
import { PullOneController } from './pull-one/pull-one.controller.js';
import { PullOne } from './pull-one/pull-one.service.js';
import { EndPull } from './pull-records/end-pull.service.js';
import { PullRecords } from './pull-records/pull-records.service.js';
import { AskAnew } from './quarantine/ask-anew.service.js';
import { DiscardAged } from './quarantine/discard-aged.service.js';
import { KeptQuarantine } from './quarantine/kept-quarantine.service.js';
import { QuarantineController } from './quarantine/quarantine.controller.js';
import { QuarantineKeys } from './quarantine/quarantine-keys.service.js';
import { QuarantineService } from './quarantine/quarantine.service.js';
import { RetryQuarantined } from './quarantine/retry-quarantined.operation.js';
import { RetryRecords } from './quarantine/retry-records.service.js';
import { SetAsideRecords } from './quarantine/set-aside.service.js';
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
  controllers: [
    SocialRegistriesController,
    SyncRunsController,
    ConfirmGoneController,
    QuarantineController,
    DciAnswersController,
    PullOneController,
  ],
  providers: [
    SocialRegistriesService,
    SyncRunsService,
    Dialects,
    AskForOne,
    DciSearches,
    SourceBreakers,
    SourcePaces,
    PullRecords,
    EndPull,
    ConfirmGone,
    PullOne,
    QuarantineKeys,
    SetAsideRecords,
    RetryRecords,
    AskAnew,
    DiscardAged,
    RetryQuarantined,
    QuarantineService,
    KeptQuarantine,
    SrSyncSchedule,
  ],
})
export class SrSyncModule {}
