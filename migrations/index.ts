import { Platform1700000000001 } from './1700000000001-platform.js';
import { Access1700000000002 } from './1700000000002-access.js';
import { Registry1700000000003 } from './1700000000003-registry.js';
import { Programs1700000000004 } from './1700000000004-programs.js';
import { Entitlements1700000000005 } from './1700000000005-entitlements.js';
import { Disbursements1700000000006 } from './1700000000006-disbursements.js';
import { SrSync1700000000007 } from './1700000000007-sr-sync.js';
import { RegistryPeople1700000000008 } from './1700000000008-registry-people.js';
import { RegistryImports1700000000009 } from './1700000000009-registry-imports.js';
import { Budget1700000000011 } from './1700000000011-budget.js';
import { IdentifierDemand1700000000014 } from './1700000000014-identifier-demand.js';
import { Standing1700000000014 } from './1700000000014-standing.js';
import { Audit1700000000015 } from './1700000000015-audit.js';
import { Dimensions1700000000016 } from './1700000000016-dimensions.js';
import { GrantScope1700000000016 } from './1700000000016-grant-scope.js';
import { OperationOrder1700000000016 } from './1700000000016-operation-order.js';
import { RowSecurity1700000000017 } from './1700000000017-row-security.js';
import { Classes1700000000018 } from './1700000000018-classes.js';
import { Statistics1700000000020 } from './1700000000020-statistics.js';
import { LegalHold1700000000021 } from './1700000000021-legal-hold.js';
import { AccessRequest1700000000022 } from './1700000000022-access-request.js';
import { SrSyncSources1700000000023 } from './1700000000023-sr-sync-sources.js';
import { Matching1700000000024 } from './1700000000024-matching.js';
import { Quarantine1700000000024 } from './1700000000024-quarantine.js';
import { QuarantineRetries1700000000029 } from './1700000000029-quarantine-retries.js';
import { Facts1700000000025 } from './1700000000025-facts.js';
import { ProgramLifecycles1700000000025 } from './1700000000025-program-lifecycles.js';
import { Rules1700000000026 } from './1700000000026-rules.js';
import { DciSearches1700000000026 } from './1700000000026-dci-searches.js';
import { Deduplication1700000000027 } from './1700000000027-deduplication.js';
import { MatchKeys1700000000027 } from './1700000000027-match-keys.js';
import { Confirmation1700000000028 } from './1700000000028-confirmation.js';
import { MissingLinks1700000000028 } from './1700000000028-missing-links.js';
import { FactFollowers1700000000030 } from './1700000000030-fact-followers.js';
import { DuplicatesInQuestion1700000000030 } from './1700000000030-duplicates-in-question.js';
import { Changes1700000000031 } from './1700000000031-changes.js';
import { RulePreview1700000000032 } from './1700000000032-rule-preview.js';
import { Exclusion1700000000033 } from './1700000000033-exclusion.js';
import { LateReturns1700000000033 } from './1700000000033-late-returns.js';
import { CycleFreeze1700000000034 } from './1700000000034-cycle-freeze.js';
import { MatchValues1700000000034 } from './1700000000034-match-values.js';
import { ScopeOfOne1700000000034 } from './1700000000034-scope-of-one.js';
import { CountsBehind1700000000039 } from './1700000000039-counts-behind.js';
import { Benefits1700000000040 } from './1700000000040-benefits.js';
import { Approval1700000000041 } from './1700000000041-approval.js';
import { CycleSchedules1700000000042 } from './1700000000042-cycle-schedules.js';
import { Results1700000000045 } from './1700000000045-results.js';
import { ApprovedLines1700000000046 } from './1700000000046-approved-lines.js';
import { MatchValuesTyped1700000000047 } from './1700000000047-match-values-typed.js';
import { PaymentFiles1700000000050 } from './1700000000050-payment-files.js';
import { IsoFiles1700000000051 } from './1700000000051-iso-files.js';
import { Counter1700000000054 } from './1700000000054-counter.js';
import { Vouchers1700000000055 } from './1700000000055-vouchers.js';
import { Reissues1700000000056 } from './1700000000056-reissues.js';
import { ToldInPieces1700000000057 } from './1700000000057-told-in-pieces.js';
import { Sharing1700000000060 } from './1700000000060-sharing.js';
import { SharingMessages1700000000061 } from './1700000000061-sharing-messages.js';
import { ReportedPrograms1700000000062 } from './1700000000062-reported-programs.js';
import { Subscriptions1700000000063 } from './1700000000063-subscriptions.js';
import { ClientUsers1700000000064 } from './1700000000064-client-users.js';
import { EnrolmentMoves1700000000065 } from './1700000000065-enrolment-moves.js';
import { IdsOfTheServer1700000000066 } from './1700000000066-ids-of-the-server.js';
import { HandedOver1700000000067 } from './1700000000067-handed-over.js';
import { EntitlementMoves1700000000068 } from './1700000000068-entitlement-moves.js';
import { DisbursementMoves1700000000069 } from './1700000000069-disbursement-moves.js';
import { Restore1700000000070 } from './1700000000070-restore.js';
import { ChannelStatements1700000000071 } from './1700000000071-channel-statements.js';
import { ChannelChanges1700000000072 } from './1700000000072-channel-changes.js';
import { ChannelLimits1700000000073 } from './1700000000073-channel-limits.js';
import { DATA_GRANTS } from './grants.js';
import { Keys1700000000001 } from './keys/1700000000001-keys.js';
import { AuditKey1700000000015 } from './keys/1700000000015-audit-key.js';
import { Hold1700000000021 } from './keys/1700000000021-hold.js';
import { KeyRestore1700000000070 } from './keys/1700000000070-restore.js';
import { KeyLife1700000000002 } from './keys/1700000000002-key-life.js';
import { AcceptedResults1700000000074 } from './1700000000074-accepted-results.js';
import { ExceptionsOfPrograms1700000000075 } from './1700000000075-exceptions-of-programs.js';
import { NamedAttempts1700000000076 } from './1700000000076-named-attempts.js';
import { Makers1700000000077 } from './1700000000077-makers.js';
import { EnrolmentsUnreferring1700000000080 } from './1700000000080-enrolments-unreferring.js';
import { Webhooks1700000000081 } from './1700000000081-webhooks.js';
import { ToldPages1700000000082 } from './1700000000082-told-pages.js';
import { LineDigests1700000000083 } from './1700000000083-line-digests.js';
import { UnpackedFacts1700000000084 } from './1700000000084-unpacked-facts.js';
import { LinesAtFault1700000000090 } from './1700000000090-lines-at-fault.js';

/** Migrations of the data database, oldest first. */
export const DATA_MIGRATIONS = [
  Platform1700000000001,
  Access1700000000002,
  Registry1700000000003,
  Programs1700000000004,
  Entitlements1700000000005,
  Disbursements1700000000006,
  SrSync1700000000007,
  RegistryPeople1700000000008,
  RegistryImports1700000000009,
  Budget1700000000011,
  Standing1700000000014,
  IdentifierDemand1700000000014,
  Audit1700000000015,
  Dimensions1700000000016,
  GrantScope1700000000016,
  OperationOrder1700000000016,
  RowSecurity1700000000017,
  Classes1700000000018,
  Statistics1700000000020,
  LegalHold1700000000021,
  AccessRequest1700000000022,
  SrSyncSources1700000000023,
  Matching1700000000024,
  Quarantine1700000000024,
  Facts1700000000025,
  ProgramLifecycles1700000000025,
  Rules1700000000026,
  DciSearches1700000000026,
  Deduplication1700000000027,
  MatchKeys1700000000027,
  MissingLinks1700000000028,
  Confirmation1700000000028,
  QuarantineRetries1700000000029,
  FactFollowers1700000000030,
  DuplicatesInQuestion1700000000030,
  Changes1700000000031,
  RulePreview1700000000032,
  Exclusion1700000000033,
  LateReturns1700000000033,
  CycleFreeze1700000000034,
  MatchValues1700000000034,
  ScopeOfOne1700000000034,
  CountsBehind1700000000039,
  Benefits1700000000040,
  Approval1700000000041,
  CycleSchedules1700000000042,
  Results1700000000045,
  ApprovedLines1700000000046,
  MatchValuesTyped1700000000047,
  PaymentFiles1700000000050,
  IsoFiles1700000000051,
  Counter1700000000054,
  Vouchers1700000000055,
  Reissues1700000000056,
  ToldInPieces1700000000057,
  Sharing1700000000060,
  SharingMessages1700000000061,
  ReportedPrograms1700000000062,
  Subscriptions1700000000063,
  ClientUsers1700000000064,
  EnrolmentMoves1700000000065,
  IdsOfTheServer1700000000066,
  HandedOver1700000000067,
  EntitlementMoves1700000000068,
  DisbursementMoves1700000000069,
  Restore1700000000070,
  ChannelStatements1700000000071,
  ChannelChanges1700000000072,
  ChannelLimits1700000000073,
  AcceptedResults1700000000074,
  ExceptionsOfPrograms1700000000075,
  NamedAttempts1700000000076,
  Makers1700000000077,
  EnrolmentsUnreferring1700000000080,
  Webhooks1700000000081,
  ToldPages1700000000082,
  LineDigests1700000000083,
  UnpackedFacts1700000000084,
  LinesAtFault1700000000090,
];

/** Migrations of the key store, which is another database. */
export const KEY_MIGRATIONS = [
  Keys1700000000001,
  KeyLife1700000000002,
  AuditKey1700000000015,
  Hold1700000000021,
  KeyRestore1700000000070,
];

/** What a boot brings both databases to. */
export const SCHEMA = { data: DATA_MIGRATIONS, keys: KEY_MIGRATIONS, grants: DATA_GRANTS };
