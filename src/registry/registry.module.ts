import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AbsorbRecords } from './absorb-records/absorb-records.service.js';
import { MatchBySource } from './absorb-records/match-by-source.service.js';
import { WriteBatch } from './absorb-records/write-batch.service.js';
import { AttributeDefinition } from './attribute-definition.entity.js';
import { CodeList } from './code-list.entity.js';
import { CodeValue } from './code-value.entity.js';
import { ConfigurationController } from './configuration.controller.js';
import { ConfigurationService } from './configuration.service.js';
import { IdType } from './id-type.entity.js';
import { LookupRegistrants } from './lookup-registrants/lookup-registrants.service.js';
import { OpenProfiles } from './open-profiles/open-profiles.service.js';
import { OpenRegistrant } from './open-profiles/open-registrant.service.js';
import { RegistrantsController } from './registrants.controller.js';
import { RegistrantsService } from './registrants.service.js';
import { RegistryService } from './registry.service.js';
import { ViewRegistrant } from './view-registrant/view-registrant.service.js';

/** Registrants, what identifies them, and the one door to opened people. */
@Module({
  imports: [TypeOrmModule.forFeature([IdType, AttributeDefinition, CodeList, CodeValue])],
  controllers: [ConfigurationController, RegistrantsController],
  providers: [
    RegistryService,
    RegistrantsService,
    ConfigurationService,
    LookupRegistrants,
    ViewRegistrant,
    MatchBySource,
    WriteBatch,
    AbsorbRecords,
    OpenProfiles,
    OpenRegistrant,
  ],
  exports: [RegistryService, AbsorbRecords, OpenProfiles],
})
export class RegistryModule {}
