import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HandlePipe, LooksUp, RequirePermission, Returns } from '#access';
import type { Page } from '#platform/http/page.js';
import { BeneficiariesService } from './beneficiaries.service.js';
import { BeneficiaryDto } from './beneficiary.dto.js';
import { BeneficiaryLookupDto, BeneficiaryQuery } from './beneficiary-query.dto.js';

@ApiTags('beneficiaries')
@Controller('v1/beneficiaries')
export class BeneficiariesController {
  constructor(private readonly beneficiaries: BeneficiariesService) {}

  /**
   * Everything a person or group receives, found by an ID: programs in your scope, entitlements under each, deliveries under
   * each of those, and totals. The same person may have several entries.
   */
  @Post('lookup')
  @RequirePermission('beneficiary:lookup')
  @LooksUp({ because: 'one person at the counter, by the number they show; rationed' })
  @Returns(BeneficiaryDto, { many: true })
  lookup(@Body() body: BeneficiaryLookupDto): Promise<Page<BeneficiaryDto>> {
    return this.beneficiaries.lookup(body);
  }

  /** The same by the registrant's handle. */
  @Get(':id')
  @RequirePermission('beneficiary:read')
  @Returns(BeneficiaryDto)
  get(@Param('id', HandlePipe('registrant')) id: string, @Query() query: BeneficiaryQuery): Promise<BeneficiaryDto> {
    return this.beneficiaries.get(id, query.include);
  }
}
