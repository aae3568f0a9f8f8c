import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { EVIDENCE } from './delivery.dto.js';

export class RedeemVoucherDto {
  @ApiProperty({
    example: '7Q4M-0T2K-9XWA-3CBE',
    description: 'As it is on the voucher; hyphens and small letters do not matter',
  })
  @Matches(/^[0-9A-Za-z]{4}(-?[0-9A-Za-z]{4}){3}$/)
  code!: string;

  @ApiProperty({
    example: 'RCPT-000123',
    description: 'Number of a receipt: letters, a hyphen, letters and digits. Never of a person',
  })
  @Matches(EVIDENCE)
  evidence!: string;
}
