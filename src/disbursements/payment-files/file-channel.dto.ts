import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  Matches,
  ValidateNested,
} from 'class-validator';
import { Operational, Public } from '#access';
import {
  CSV_FIELDS,
  type CsvField,
  type DelimiterName,
  DELIMITERS,
  type FileLayout,
  type Iso20022Layout,
  PAID_AT,
  STATEMENT_OUTCOMES,
  type StatementOutcome,
} from './file-layout.js';

const DELIMITER_NAMES = Object.keys(DELIMITERS);
/** Of one line, and no text that a spreadsheet would take for a formula. */
const HEADER = /^[\p{L}\p{N}_][^\p{Cc}]{0,79}$/u;
const KEY = /^[a-z][a-z0-9_]{1,39}$/;

export class CsvColumnDto {
  @ApiProperty({ enum: CSV_FIELDS })
  @IsIn(CSV_FIELDS)
  field!: CsvField;

  @ApiProperty({ example: 'Beneficiary account' })
  @Matches(HEADER)
  header!: string;
}

/** Which columns of a statement are read. */
export class StatementLayoutDto {
  @ApiPropertyOptional({ enum: DELIMITER_NAMES, default: 'comma' })
  @IsOptional()
  @IsIn(DELIMITER_NAMES)
  delimiter?: DelimiterName;

  @ApiProperty({ example: 'Reference', description: 'Header of the column with the reference of the payment' })
  @Matches(HEADER)
  reference!: string;

  @ApiProperty({ example: 'Status' })
  @Matches(HEADER)
  outcome!: string;

  @ApiProperty({
    type: Object,
    additionalProperties: { type: 'string', enum: [...STATEMENT_OUTCOMES] },
    example: { SUCCESS: 'paid', REJECTED: 'failed', PENDING: 'under_way' },
    description: 'What the words of the outcome column mean',
  })
  @IsObject()
  outcomes!: Record<string, StatementOutcome>;

  @ApiPropertyOptional({
    description: 'Required where payments can be paid: nothing is paid at an amount that nobody told',
  })
  @IsOptional()
  @Matches(HEADER)
  amount?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(HEADER)
  currency?: string;

  @ApiPropertyOptional({ description: 'Why it failed or came back' })
  @IsOptional()
  @Matches(HEADER)
  code?: string;

  @ApiPropertyOptional({ description: "The receiver's own number of the payment" })
  @IsOptional()
  @Matches(HEADER)
  paymentReference?: string;
}

export class CsvFileDto {
  @ApiPropertyOptional({ enum: DELIMITER_NAMES, default: 'comma' })
  @IsOptional()
  @IsIn(DELIMITER_NAMES)
  delimiter?: DelimiterName;

  @ApiProperty({
    type: [CsvColumnDto],
    description: 'In the order of the file; reference, amount and payee_account must be among them',
  })
  @IsArray()
  @ArrayMinSize(3)
  @ArrayMaxSize(CSV_FIELDS.length)
  @ArrayUnique(({ field }: CsvColumnDto) => field)
  @ArrayUnique(({ header }: CsvColumnDto) => header)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CsvColumnDto)
  columns!: CsvColumnDto[];

  @ApiPropertyOptional({
    type: [String],
    example: ['given_name', 'family_name'],
    description: 'Attributes that make the name of a payee, in their order; required with a column payee_name',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(4)
  @ArrayUnique()
  @Matches(KEY, { each: true })
  nameAttributes?: string[];

  @ApiPropertyOptional({ type: StatementLayoutDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => StatementLayoutDto)
  statement?: StatementLayoutDto;
}

export class Iso20022FileDto {
  @ApiProperty({ example: 'Ministry of Social Protection', maxLength: 70 })
  @Matches(/^[^\p{Cc}\p{Cs}]{1,70}$/u)
  payerName!: string;

  @ApiPropertyOptional({ example: 'DEUTDEFF', description: "BIC of the payer's bank" })
  @IsOptional()
  @Matches(/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/)
  payerBic?: string;

  @ApiPropertyOptional({
    enum: PAID_AT,
    default: 'ACCC',
    description: 'Which status says that a payment is paid: on the account of the payee, or off that of the payer',
  })
  @IsOptional()
  @IsIn(PAID_AT)
  paidAt?: Iso20022Layout['paidAt'];

  @ApiProperty({ type: [String], description: 'Attributes that make the name of a payee, in their order' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(4)
  @ArrayUnique()
  @Matches(KEY, { each: true })
  nameAttributes!: string[];

  @ApiPropertyOptional({ type: StatementLayoutDto, description: 'Where statements come as CSV files as well' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => StatementLayoutDto)
  statement?: StatementLayoutDto;
}

/** How the files of a channel look, and to whom they are encrypted. */
export class ShownFileDto {
  @Operational({
    description: 'RFC 7638, SHA-256, of the key the files are encrypted to: compare it with the receiver',
  })
  keyThumbprint!: string;
  @Public({ type: [String], description: 'Columns of a CSV file, as `field: header`' }) columns!: string[];
  @Public({ type: [String] }) nameAttributes!: string[];

  static from(thumbprint: string, { nameAttributes, ...layout }: FileLayout): ShownFileDto {
    const columns = 'columns' in layout ? layout.columns : [];
    return Object.assign(new ShownFileDto(), {
      keyThumbprint: thumbprint,
      columns: columns.map(({ field, header }) => `${field}: ${header}`),
      nameAttributes,
    });
  }
}
