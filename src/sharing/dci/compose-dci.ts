import type { BeneficiaryRecord, EntitlementShare, ProgramShare } from '#beneficiaries';
import type { DisbursementRecord } from '#disbursements';
import { idBytes } from '#platform/ids/ids.js';
import { formatAmount, formatQuantity } from '#platform/money/money.js';
import type { SharedField } from '../agreements/agreement.entity.js';
import {
  DciBeneficiaryDto,
  DciBenefitDto,
  DciContextDto,
  DciDisbursementDto,
  DciGroupDto,
  DciIdentifierDto,
  DciMemberDto,
  DciProgrammeDto,
} from './beneficiary.dto.js';
import { dtoOf } from './dto-of.js';
import { BENEFIT_TYPES, HANDLE_TYPE, statusOf, VOCABULARY } from './vocabulary.js';

/** What the client is given instead of ids. */
export type ShowHandle = (kind: 'registrant' | 'enrolment', id: string) => string;

/** Lines that somebody is due, or got: drafts and what was refused are nobody's business. */
const DUE = new Set(['approved', 'partly_fulfilled', 'fulfilled']);
const RECEIVED = new Set(['paid', 'delivered', 'partly_delivered', 'collected']);

/** One person or group in one program as DCI tells it, of the fields that were agreed; undefined: no beneficiary of it. */
export function composeDci(
  { registrantId, kind }: Pick<BeneficiaryRecord, 'registrantId' | 'kind'>,
  share: ProgramShare,
  exitReason: string | undefined,
  fields: readonly SharedField[],
  handle: ShowHandle,
): DciBeneficiaryDto | undefined {
  const { enrolment } = share;
  const status = statusOf(enrolment.state, exitReason);
  if (!status) return undefined;
  const shared = (field: SharedField): boolean => fields.includes(field);
  const identifier = dtoOf(DciIdentifierDto, {
    '@type': 'Identifier',
    identifier_type: HANDLE_TYPE,
    identifier_value: handle('registrant', registrantId),
  });
  return dtoOf(DciBeneficiaryDto, {
    '@context': dtoOf(DciContextDto, { '@vocab': VOCABULARY }),
    '@id': `urn:amparo:enrolment:${handle('enrolment', enrolment.id)}`,
    '@type': 'Beneficiary',
    assistance_unit: kind === 'group' ? '2' : '1',
    ...(kind === 'group'
      ? { group: dtoOf(DciGroupDto, { '@type': 'Group', group_identifier: [identifier] }) }
      : { member: dtoOf(DciMemberDto, { '@type': 'Member', member_identifier: [identifier] }) }),
    programme_identifier: [
      dtoOf(DciProgrammeDto, {
        '@type': 'Programme',
        programme_identifier: share.code,
        programme_code: share.code,
        programme_name: share.name,
      }),
    ],
    ...(shared('enrollment_date') && { enrollment_date: (enrolment.enrolledAt ?? enrolment.stateSince).toISOString() }),
    ...(shared('enrollment_status') && { enrollment_status: status }),
    ...(shared('status_change_date') && { status_change_date: [enrolment.stateSince.toISOString()] }),
    ...(shared('benefits') && {
      benefits: share.entitlements
        .filter(({ entitlement }) => DUE.has(entitlement.state))
        .map((line) => benefitOf(line, shared('disbursements'))),
    }),
  });
}

function benefitOf({ entitlement: line, disbursements }: EntitlementShare, withAttempts: boolean): DciBenefitDto {
  const money = line.currency !== null;
  const amount = money ? formatAmount(line.amountMinor ?? '0', line.currency) : undefined;
  const quantity = money ? undefined : Number(line.quantity ?? '0');
  const received = disbursements.findLast(({ state }) => RECEIVED.has(state))?.stateSince;
  return dtoOf(DciBenefitDto, {
    '@type': 'Benefit',
    benefit_type: BENEFIT_TYPES[line.benefitKind],
    benefit_date: (received ?? madeAt(line.id)).toISOString(),
    ...(money && { benefit_value: `${line.currency} ${amount}`, benefit_amount: amount, currency: line.currency }),
    ...(Number.isInteger(quantity) && { benefit_quantity: quantity }),
    ...(line.unit && { unit: line.unit }),
    benefit_description: `${line.benefitName}, ${line.cycleName}`,
    benefit_name: line.benefitName,
    ...(received && { date_received: received.toISOString().slice(0, 10) }),
    ...(withAttempts && { disbursements: disbursements.map(attemptOf) }),
  });
}

const attemptOf = (attempt: DisbursementRecord): DciDisbursementDto =>
  dtoOf(DciDisbursementDto, {
    disbursement_status: attempt.state,
    disbursement_date: attempt.stateSince.toISOString(),
    ...(attempt.currency === null
      ? { disbursement_quantity: formatQuantity(attempt.quantity ?? '0') }
      : { disbursement_amount: formatAmount(attempt.amountMinor ?? '0', attempt.currency) }),
  });

/** When a row was made: the first 48 bits of its UUIDv7 are the instant. */
const madeAt = (id: string): Date => new Date(idBytes(id).readUIntBE(0, 6));
