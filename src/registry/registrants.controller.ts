import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HandlePipe, RequirePermission, Returns } from '#access';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import type { Page } from '#platform/http/page.js';
import { CompareDto, ComparisonDto } from './compare-values/compare.dto.js';
import { CompareValues } from './compare-values/compare-values.service.js';
import { LookupDto, RegistrantDto, RegistrantQuery, RegistrantsQuery, StandingDto } from './registrant.dto.js';
import { RegistrantsService } from './registrants.service.js';
import { RegistryService } from './registry.service.js';
import { RegistrantViewDto } from './view-registrant/registrant-view.dto.js';

@ApiTags('registry')
@Controller('v1/registrants')
export class RegistrantsController {
  constructor(
    private readonly registry: RegistryService,
    private readonly registrants: RegistrantsService,
    private readonly comparing: CompareValues,
  ) {}

  /** Every entry with this identifier; 404 when there is none. */
  @Post('lookup')
  @RequirePermission('registrant:lookup')
  @Returns(RegistrantDto, { many: true })
  lookup(@Body() body: LookupDto): Promise<Page<RegistrantDto>> {
    return this.registry.lookupEntries(body);
  }

  /** Registrants by kind and standing: handles, and nothing about the person. */
  @Get()
  @RequirePermission('registrant:read')
  @Returns(RegistrantDto, { many: true })
  list(@Query() query: RegistrantsQuery): Promise<Page<RegistrantDto>> {
    return this.registrants.list(query);
  }

  /** What is on file about one registrant, generalized; `asOf` answers from the history. */
  @Get(':id')
  @RequirePermission('registrant:read')
  @Returns(RegistrantViewDto)
  get(@Param('id', HandlePipe('registrant')) id: string, @Query() query: RegistrantQuery): Promise<RegistrantViewDto> {
    return this.registrants.get(id, query);
  }

  /** A disabled registrant is enrolled nowhere anew and keeps its history. */
  @Post(':id/disable')
  @RequirePermission('registrant:disable')
  @Idempotent()
  @Returns(RegistrantViewDto)
  disable(@Param('id', HandlePipe('registrant')) id: string, @Body() body: StandingDto): Promise<RegistrantViewDto> {
    return this.registrants.disable(id, body);
  }

  /** Takes a disabling back. */
  @Post(':id/enable')
  @RequirePermission('registrant:disable')
  @Idempotent()
  @Returns(RegistrantViewDto)
  enable(@Param('id', HandlePipe('registrant')) id: string, @Body() body: StandingDto): Promise<RegistrantViewDto> {
    return this.registrants.enable(id, body);
  }

  /**
   * Is the value this person shows the one on file? Of people in your programs, a few times a day. The value on file is not
   * shown, nor whether there is one.
   */
  @Post(':id/compare')
  @RequirePermission('registrant:compare')
  @Returns(ComparisonDto)
  compare(@Param('id', HandlePipe('registrant')) id: string, @Body() body: CompareDto): Promise<ComparisonDto> {
    return this.comparing.compare(id, body);
  }
}
