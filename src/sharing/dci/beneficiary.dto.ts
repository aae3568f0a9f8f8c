import { Operational, Part, Public } from '#access';

const TEXT = { type: String, required: false } as const;

export class DciIdentifierDto {
  @Public({ enum: ['Identifier'] }) '@type'!: string;
  @Public() identifier_type!: string;
  @Operational({ description: "The client's own handle: never an identifier of a person" }) identifier_value!: string;
}

export class DciMemberDto {
  @Public({ enum: ['Member'] }) '@type'!: string;
  @Part(() => DciIdentifierDto, { isArray: true }) member_identifier!: DciIdentifierDto[];
}

export class DciGroupDto {
  @Public({ enum: ['Group'] }) '@type'!: string;
  @Part(() => DciIdentifierDto, { isArray: true }) group_identifier!: DciIdentifierDto[];
}

export class DciProgrammeDto {
  @Public({ enum: ['Programme'] }) '@type'!: string;
  @Public() programme_identifier!: string;
  @Public() programme_code!: string;
  @Public() programme_name!: string;
}

/** What became of an attempt to deliver: ours, beside what the standard knows. */
export class DciDisbursementDto {
  @Operational() disbursement_status!: string;
  @Operational({ type: String, format: 'date-time' }) disbursement_date!: string;
  @Operational({ ...TEXT, example: '1200.00' }) disbursement_amount?: string;
  @Operational({ ...TEXT, example: '7' }) disbursement_quantity?: string;
}

/** In both vocabularies: that of the standard's data objects, and that of its guides and test suites. */
export class DciBenefitDto {
  @Public({ enum: ['Benefit'] }) '@type'!: string;
  @Public({ example: '1' }) benefit_type!: string;
  @Operational({ type: String, format: 'date-time' }) benefit_date!: string;
  @Operational({ ...TEXT, example: 'KES 1200.00' }) benefit_value?: string;
  @Public() benefit_description!: string;
  @Operational({ type: Number, required: false }) benefit_quantity?: number;
  @Public() benefit_name!: string;
  @Operational({ ...TEXT, example: '1200.00' }) benefit_amount?: string;
  @Public({ ...TEXT, example: 'KES' }) currency?: string;
  @Public({ ...TEXT, example: 'kg' }) unit?: string;
  @Operational({ ...TEXT, format: 'date' }) date_received?: string;
  @Part(() => DciDisbursementDto, { isArray: true, required: false }) disbursements?: DciDisbursementDto[];
}

export class DciContextDto {
  @Public() '@vocab'!: string;
}

/** One person or group in one program. */
export class DciBeneficiaryDto {
  @Part(() => DciContextDto) '@context'!: DciContextDto;
  @Operational({ description: "The client's own handle of the enrolment" }) '@id'!: string;
  @Public({ enum: ['Beneficiary'] }) '@type'!: string;
  @Public({ enum: ['1', '2'], description: 'A person, or a household' }) assistance_unit!: string;
  @Part(() => DciMemberDto, { required: false }) member?: DciMemberDto;
  @Part(() => DciGroupDto, { required: false }) group?: DciGroupDto;
  @Part(() => DciProgrammeDto, { isArray: true }) programme_identifier!: DciProgrammeDto[];
  @Operational({ ...TEXT, format: 'date-time' }) enrollment_date?: string;
  @Operational({ ...TEXT, example: 'active' }) enrollment_status?: string;
  @Operational({ type: [String], required: false }) status_change_date?: string[];
  @Part(() => DciBenefitDto, { isArray: true, required: false }) benefits?: DciBenefitDto[];
}
