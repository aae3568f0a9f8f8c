import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HandlePipe, RequirePermission, Returns } from '#access';
import type { Page } from '#platform/http/page.js';
import { LookupDto, RegistrantDto } from './registrant.dto.js';
import { RegistryService } from './registry.service.js';

@ApiTags('registry')
@Controller('v1/registrants')
export class RegistrantsController {
  constructor(private readonly registry: RegistryService) {}

  /** Every entry with this identifier; 404 when there is none. */
  @Post('lookup')
  @RequirePermission('registrant:lookup')
  @Returns(RegistrantDto, { many: true })
  lookup(@Body() body: LookupDto): Promise<Page<RegistrantDto>> {
    return this.registry.lookupEntries(body);
  }

  @Get(':id')
  @RequirePermission('registrant:read')
  @Returns(RegistrantDto)
  get(@Param('id', HandlePipe('registrant')) id: string): Promise<RegistrantDto> {
    return this.registry.get(id);
  }
}
