import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AbsorbRecords } from './absorb-records/absorb-records.service.js';
import { FindLinked } from './absorb-records/find-linked.service.js';
import { MatchByIdentifier } from './absorb-records/match-by-identifier.service.js';
import { FindChanged } from './find-changed/find-changed.service.js';
import { ForgetChangesSchedule } from './find-changed/forget-changes.schedule.js';
import { EndLinks } from './end-links/end-links.service.js';
import { MatchBySource } from './absorb-records/match-by-source.service.js';
import { MergeTold } from './absorb-records/merge-told.service.js';
import { ReadTold } from './absorb-records/read-told.service.js';
import { SealBatch } from './absorb-records/seal-batch.service.js';
import { WriteBatch } from './absorb-records/write-batch.service.js';
import { AttributeDefinition } from './attribute-definition.entity.js';
import { ChangeProfile } from './change-profile/change-profile.service.js';
import { ChangeMemberships } from './change-memberships/change-memberships.service.js';
import { AttributesController } from './attributes.controller.js';
import { AttributesService } from './attributes.service.js';
import { CodeList } from './code-list.entity.js';
import { CodeListsController } from './code-lists.controller.js';
import { CodeListsService } from './code-lists.service.js';
import { CodeValue } from './code-value.entity.js';
import { CompareValues } from './compare-values/compare-values.service.js';
import { ConfigurationService } from './configuration.service.js';
import { ClassCountsController } from './count-classes/class-counts.controller.js';
import { CountClassesSchedule } from './count-classes/count-classes.schedule.js';
import { CountClasses } from './count-classes/count-classes.service.js';
import { IdType } from './id-type.entity.js';
import { ClearImports } from './import-registrants/clear-imports.service.js';
import { ImportColumns } from './import-registrants/import-columns.service.js';
import { FindHolders } from './import-registrants/find-holders.service.js';
import { ImportMarks } from './import-registrants/import-marks.service.js';
import { ImportMemberships } from './import-registrants/import-memberships.service.js';
import { ImportPeople } from './import-registrants/import-people.service.js';
import { ImportRegistrants } from './import-registrants/import-registrants.service.js';
import { ImportsController } from './import-registrants/imports.controller.js';
import { ClearErased } from './erase-registrants/clear-erased.service.js';
import { EraseRegistrants } from './erase-registrants/erase-registrants.service.js';
import { ReplayErasures } from './erase-registrants/replay-erasures.service.js';
import { HoldRegistrants } from './hold-registrants/hold-registrants.service.js';
import { HoldsController } from './holds.controller.js';
import { ReplayHolds } from './hold-registrants/replay-holds.service.js';
import { ImportsService } from './import-registrants/imports.service.js';
import { ReadSpool } from './import-registrants/read-spool.service.js';
import { TakeUpload } from './import-registrants/take-upload.service.js';
import { UpdatePeople } from './import-registrants/update-people.service.js';
import { WriteMemberships } from './import-registrants/write-memberships.service.js';
import { WritePeople } from './import-registrants/write-people.service.js';
import { AccessRequestsController } from './access-requests.controller.js';
import { AccessRequestsService } from './access-requests.service.js';
import { ComposeAnswer } from './answer-access-requests/compose-answer.service.js';
import { FulfilAccessRequest } from './answer-access-requests/fulfil-access-request.service.js';
import { KeptAbout } from './answer-access-requests/kept-about.service.js';
import { WhoLooked } from './answer-access-requests/who-looked.service.js';
import { OpenKept } from './open-profiles/open-kept.service.js';
import { IdTypesController } from './id-types.controller.js';
import { IdTypesService } from './id-types.service.js';
import { KeysController } from './keys.controller.js';
import { KeysService } from './keys.service.js';
import { LookupRegistrants } from './lookup-registrants/lookup-registrants.service.js';
import { MembershipsController } from './memberships.controller.js';
import { MembershipsService } from './memberships.service.js';
import { NamePayee } from './name-payee/name-payee.service.js';
import { OpenProfiles } from './open-profiles/open-profiles.service.js';
import { OpenRegistrant } from './open-profiles/open-registrant.service.js';
import { ContactsController } from './contacts.controller.js';
import { IdentifiersController } from './identifiers.controller.js';
import { KeepValues } from './keep-values/keep-values.service.js';
import { SealValue } from './keep-values/seal-value.service.js';
import { PaymentAccountsController } from './payment-accounts.controller.js';
import { RememberPages } from './remember-pages/remember-pages.service.js';
import { RegistrantReach } from './registrant-reach.service.js';
import { PayeesController } from './payees.controller.js';
import { PayeesService } from './payees.service.js';
import { IndexFence } from './rotate-index-key/index-fence.js';
import { RotateIndexKeyService } from './rotate-index-key/rotate-index-key.service.js';
import { RegistrantsController } from './registrants.controller.js';
import { RegistrantsService } from './registrants.service.js';
import { RegisterRegistrant } from './register-registrant/register-registrant.service.js';
import { RegistryService } from './registry.service.js';
import { RevealableFields } from './reveal-values/revealable-fields.service.js';
import { RevealValues } from './reveal-values/reveal-values.service.js';
import { SeedConfiguration } from './seed-configuration/seed-configuration.service.js';
import { Ladders } from './show-attributes/ladders.service.js';
import { ShowAttributes } from './show-attributes/show-attributes.service.js';
import { ViewRegistrant } from './view-registrant/view-registrant.service.js';

/** Registrants, what identifies them, and the one door to opened people. */
@Module({
  imports: [TypeOrmModule.forFeature([IdType, AttributeDefinition, CodeList, CodeValue])],
  controllers: [
    ClassCountsController,
    IdTypesController,
    AttributesController,
    CodeListsController,
    ImportsController,
    KeysController,
    RegistrantsController,
    HoldsController,
    AccessRequestsController,
    MembershipsController,
    PayeesController,
    IdentifiersController,
    ContactsController,
    PaymentAccountsController,
  ],
  providers: [
    RegistryService,
    RegistrantsService,
    ConfigurationService,
    SeedConfiguration,
    IdTypesService,
    AttributesService,
    CodeListsService,
    LookupRegistrants,
    ViewRegistrant,
    Ladders,
    ShowAttributes,
    CountClasses,
    CountClassesSchedule,
    MembershipsService,
    ChangeMemberships,
    PayeesService,
    NamePayee,
    EndLinks,
    MatchByIdentifier,
    MatchBySource,
    MergeTold,
    ReadTold,
    RememberPages,
    SealBatch,
    WriteBatch,
    CompareValues,
    RevealableFields,
    RevealValues,
    RegisterRegistrant,
    ChangeProfile,
    KeepValues,
    SealValue,
    RegistrantReach,
    AbsorbRecords,
    FindLinked,
    OpenProfiles,
    FindChanged,
    ForgetChangesSchedule,
    OpenRegistrant,
    ClearErased,
    EraseRegistrants,
    ReplayErasures,
    HoldRegistrants,
    ReplayHolds,
    AccessRequestsService,
    ComposeAnswer,
    FulfilAccessRequest,
    KeptAbout,
    WhoLooked,
    OpenKept,
    ImportsService,
    ImportColumns,
    TakeUpload,
    ReadSpool,
    ClearImports,
    FindHolders,
    ImportMarks,
    ImportMemberships,
    ImportPeople,
    WriteMemberships,
    UpdatePeople,
    WritePeople,
    ImportRegistrants,
    KeysService,
    IndexFence,
    RotateIndexKeyService,
  ],
  exports: [
    RegistryService,
    RegistrantReach,
    KeptAbout,
    AbsorbRecords,
    ReadTold,
    RememberPages,
    FindLinked,
    EndLinks,
    OpenProfiles,
  ],
})
export class RegistryModule {}
