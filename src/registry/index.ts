export { AbsorbRecords } from './absorb-records/absorb-records.service.js';
export { FindLinked } from './absorb-records/find-linked.service.js';
export { ReadTold } from './absorb-records/read-told.service.js';
export { rowsBut, type ToldBatch } from './absorb-records/told-batch.js';
export type { RecalledRecord, RecordMark, RememberedPage, ToldMemory } from './absorb-records/told-memory.js';
export { RememberPages } from './remember-pages/remember-pages.service.js';
export type { BeingRead, MakeReader, Reader } from './absorb-records/told-reader.js';
export type { DecidedEntry, PullRun, SealedBatch, SetAside } from './absorb-records/decided-entry.js';
export type {
  AttributeValue,
  GroupKind,
  IncomingIdentifier,
  IncomingMember,
  IncomingRecord,
  IncomingRegistrant,
} from './absorb-records/incoming-record.js';
export { type Checked, faulty } from './checked.js';
export {
  Declarations,
  type ContactKind,
  type Declared,
  type PaymentAccountKind,
  type ShapedAttributes,
} from './declarations.js';
export { EndLinks } from './end-links/end-links.service.js';
export { ID_TYPE_CLASSES, type IdTypeClass } from './id-type.entity.js';
export { fullMatch, normalizeFor, normalizeName } from './identifier.normalize.js';
export {
  AGE_BANDS,
  type Dimensions,
  DIMENSIONS_JUDGE,
  type DimensionValues,
  UNKNOWN,
} from './judge-dimensions/dimensions.js';
export type { Relationship } from './membership.record.js';
export type {
  Judge,
  MakeJudge,
  OpenedMember,
  OpenedPayee,
  OpenedProfile,
  OpeningPurpose,
} from './open-profiles/opened-profile.js';
export type { Mark, MarkFault } from './find-changed/find-changed.service.js';
export { OpenProfiles, type ScannedChunk } from './open-profiles/open-profiles.service.js';
export { KeptAbout, type TellKept } from './answer-access-requests/kept-about.service.js';
export { RegistrantReach, type VisiblePrograms } from './registrant-reach.service.js';
export type { AttributeSchema, RegistrantRecord } from './registrant.record.js';
export { RegistryModule } from './registry.module.js';
export { type NamedAreas, RegistryService } from './registry.service.js';
export type { AttributeView } from './view-registrant/registrant-view.record.js';
export { SeedConfiguration, type Seeds } from './seed-configuration/seed-configuration.service.js';
