import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsString, Length, Matches } from 'class-validator';
import { Handle, Operational, Public } from '#access';
import { ID_TYPE_CLASSES } from './id-type.entity.js';

export const CONTACT_KINDS = ['phone', 'email'] as const;
export const ACCOUNT_KINDS = ['bank', 'wallet'] as const;
export const VALUE_STATUSES = ['valid', 'invalid'] as const;
export type ValueStatus = (typeof VALUE_STATUSES)[number];

const LONGEST = 300;

/** An identifier as the person shows it. It comes in, and never goes out again. */
export class NewIdentifierDto {
  @ApiProperty({ example: 'national_id', description: 'Code of an ID type' })
  @Matches(/^[a-z][a-z0-9_]{1,39}$/)
  idType!: string;

  @ApiProperty()
  @IsString()
  @Length(1, LONGEST)
  value!: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @IsISO8601({ strict: true })
  expiresOn?: string;
}

export class NewContactDto {
  @ApiProperty({ enum: CONTACT_KINDS })
  @IsIn(CONTACT_KINDS)
  kind!: (typeof CONTACT_KINDS)[number];

  @ApiProperty()
  @IsString()
  @Length(1, LONGEST)
  value!: string;
}

export class NewPaymentAccountDto {
  @ApiProperty({ enum: ACCOUNT_KINDS })
  @IsIn(ACCOUNT_KINDS)
  kind!: (typeof ACCOUNT_KINDS)[number];

  @ApiProperty()
  @IsString()
  @Length(1, LONGEST)
  value!: string;
}

export class ChangeValueDto {
  @ApiProperty({ enum: VALUE_STATUSES })
  @IsIn(VALUE_STATUSES)
  status!: ValueStatus;
}

export class ChangeIdentifierDto {
  @ApiPropertyOptional({ enum: VALUE_STATUSES })
  @IsOptional()
  @IsIn(VALUE_STATUSES)
  status?: ValueStatus;

  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, description: 'null: it does not expire' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  expiresOn?: string | null;
}

type Shown = Readonly<Record<string, unknown>>;
const place = (shown: Shown, path: string): string =>
  `/v1/registrants/${String(shown['registrantId'])}/${path}/${String(shown['id'])}`;

/** That there is an identifier, of which type, and whether it is in force. */
export class IdentifierDto {
  @Handle('identifier') id!: string;
  @Handle('registrant') registrantId!: string;
  @Public() idType!: string;
  @Public({ enum: ID_TYPE_CLASSES }) class!: string;
  @Operational({ enum: VALUE_STATUSES }) status!: string;
  @Operational({ type: String, nullable: true, description: 'Month of its last day, YYYY-MM' }) expiresIn!:
    string | null;
  @Operational({ description: 'Counts changes: the ETag' }) revision!: number;

  static from({ valueId, ...row }: { readonly valueId: string }): IdentifierDto {
    return Object.assign(new IdentifierDto(), row, { id: valueId });
  }

  location(shown: Shown): string {
    return place(shown, 'identifiers');
  }
}

export class ContactDto {
  @Handle('contact') id!: string;
  @Handle('registrant') registrantId!: string;
  @Operational({ enum: CONTACT_KINDS }) kind!: string;
  @Operational({ enum: VALUE_STATUSES }) status!: string;
  @Operational({ description: 'Counts changes: the ETag' }) revision!: number;

  static from({ valueId, ...row }: { readonly valueId: string }): ContactDto {
    return Object.assign(new ContactDto(), row, { id: valueId });
  }

  location(shown: Shown): string {
    return place(shown, 'contacts');
  }
}

export class PaymentAccountDto {
  @Handle('payment-account') id!: string;
  @Handle('registrant') registrantId!: string;
  @Operational({ enum: ACCOUNT_KINDS }) kind!: string;
  @Operational({ enum: VALUE_STATUSES }) status!: string;
  @Operational({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Not paid to before this instant; null: at once',
  })
  usableFrom!: Date | null;
  @Operational({ description: 'Counts changes: the ETag' }) revision!: number;

  static from({ valueId, ...row }: { readonly valueId: string }): PaymentAccountDto {
    return Object.assign(new PaymentAccountDto(), row, { id: valueId });
  }

  location(shown: Shown): string {
    return place(shown, 'payment-accounts');
  }
}
