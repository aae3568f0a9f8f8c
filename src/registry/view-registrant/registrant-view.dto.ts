import { Handle, Operational, Part, Public, ShownAttributeDto } from '#access';
import { ID_TYPE_CLASSES } from '../id-type.entity.js';
import { GROUP_KINDS, REGISTRANT_KINDS, REGISTRANT_STATUSES, ALL_STATUS_REASONS } from '../registrant.record.js';
import type { RegistrantView } from './registrant-view.record.js';

export class IdentifierHeldDto {
  @Public() idType!: string;
  @Public({ enum: ID_TYPE_CLASSES }) class!: string;
  @Operational({ enum: ['valid', 'invalid'] }) status!: string;
  @Operational() expired!: boolean;
}

export class ValuesHeldDto {
  @Operational() kind!: string;
  @Operational({ enum: ['valid', 'invalid'] }) status!: string;
  @Operational() count!: number;
}

/** A membership seen from the registrant in question: a member of the group, or a group of the person. */
export class MembershipThenDto {
  @Handle('registrant') registrantId!: string;
  @Operational() isHead!: boolean;
  @Operational() isRepresentative!: boolean;
  @Operational({ type: String, nullable: true }) relationship!: string | null;
}

/** One registrant, as of an instant: what is on file about it, never what identifies it. */
export class RegistrantViewDto {
  @Handle('registrant') id!: string;
  @Operational({ enum: REGISTRANT_KINDS }) kind!: string;
  @Operational({ type: String, nullable: true, enum: [...GROUP_KINDS, null] }) groupKind!: string | null;
  @Operational({ enum: REGISTRANT_STATUSES }) status!: string;
  @Operational({ type: String, nullable: true, enum: [...ALL_STATUS_REASONS, null] }) statusReason!: string | null;
  @Operational({ type: String, format: 'date-time', nullable: true }) statusSince!: Date | null;
  @Operational({ format: 'date-time' }) registeredAt!: Date;
  @Operational({ description: 'Counts changes: the ETag' }) revision!: number;
  @Part(() => IdentifierHeldDto, { isArray: true }) identifiers!: IdentifierHeldDto[];
  @Part(() => ValuesHeldDto, { isArray: true }) contacts!: ValuesHeldDto[];
  @Part(() => ValuesHeldDto, { isArray: true }) paymentAccounts!: ValuesHeldDto[];
  @Part(() => ShownAttributeDto, { isArray: true }) attributes!: ShownAttributeDto[];
  @Part(() => MembershipThenDto, { isArray: true, description: 'Of a group, at most 200' })
  members!: MembershipThenDto[];
  @Part(() => MembershipThenDto, { isArray: true, description: 'The groups this registrant is in' })
  groups!: MembershipThenDto[];

  static from(view: RegistrantView): RegistrantViewDto {
    const { standing, memberships } = view;
    const side = (wanted: string) =>
      memberships.filter((one) => one.side === wanted).map((one) => Object.assign(new MembershipThenDto(), one));
    return Object.assign(new RegistrantViewDto(), standing, {
      id: standing.registrantId,
      identifiers: view.identifiers.map((one) => Object.assign(new IdentifierHeldDto(), one)),
      contacts: view.contacts.map((one) => Object.assign(new ValuesHeldDto(), one)),
      paymentAccounts: view.paymentAccounts.map((one) => Object.assign(new ValuesHeldDto(), one)),
      attributes: view.attributes.map(ShownAttributeDto.from),
      members: side('member'),
      groups: side('group'),
    });
  }
}
