import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CaseWorkOnly, HandlePipe, LooksUp, RequirePermission, Returns } from '#access';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { Conditional, IfMatch } from '#platform/http/if-match.js';
import type { Page } from '#platform/http/page.js';
import { ChangeProfile } from './change-profile/change-profile.service.js';
import { CompareDto, ComparisonDto } from './compare-values/compare.dto.js';
import { CompareValues } from './compare-values/compare-values.service.js';
import { EraseRegistrants } from './erase-registrants/erase-registrants.service.js';
import { EraseDto, ErasureDto } from './erase-registrants/erasure.dto.js';
import { LookupDto, RegistrantDto, RegistrantQuery, RegistrantsQuery, StandingDto } from './registrant.dto.js';
import { RegistrantsService } from './registrants.service.js';
import { RegisterRegistrant } from './register-registrant/register-registrant.service.js';
import { ChangeProfileDto, RegisteredDto, RegisterDto } from './register-registrant/registration.dto.js';
import { RegistryService } from './registry.service.js';
import { RevealDto, RevelationDto } from './reveal-values/reveal.dto.js';
import { RevealValues } from './reveal-values/reveal-values.service.js';
import { RegistrantViewDto } from './view-registrant/registrant-view.dto.js';

@ApiTags('registry')
@Controller('v1/registrants')
export class RegistrantsController {
  constructor(
    private readonly registry: RegistryService,
    private readonly registrants: RegistrantsService,
    private readonly registering: RegisterRegistrant,
    private readonly changing: ChangeProfile,
    private readonly comparing: CompareValues,
    private readonly revealing: RevealValues,
    private readonly erasing: EraseRegistrants,
  ) {}

  /** Every entry with this identifier; 404 when there is none. */
  @Post('lookup')
  @RequirePermission('registrant:lookup')
  @LooksUp({ because: 'one person at the counter, by the number they show; rationed' })
  @Returns(RegistrantDto, { many: true })
  lookup(@Body() body: LookupDto): Promise<Page<RegistrantDto>> {
    return this.registry.lookupEntries(body);
  }

  /**
   * Registers an individual or a group. Whoever has one of the identifiers already stays, and nothing is refused for it:
   * entries of one person are found later, where a program asks for it.
   */
  @Post()
  @RequirePermission('registrant:write')
  @Idempotent()
  @Returns(RegisteredDto, { status: 201 })
  register(@Body() body: RegisterDto): Promise<RegisteredDto> {
    return this.registering.register(body);
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

  /** Changes attributes; the version before stays for questions about earlier instants. */
  @Patch(':id')
  @RequirePermission('registrant:write')
  @Conditional()
  @Returns(RegistrantViewDto)
  change(
    @Param('id', HandlePipe('registrant')) id: string,
    @IfMatch() revision: number,
    @Body() body: ChangeProfileDto,
  ): Promise<RegistrantViewDto> {
    return this.changing.change(id, revision, body);
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
   * Erases a registrant for good: the key is destroyed, then the data. What it was enrolled in and has received stays, under
   * an id that leads to nobody. Done again it does nothing, so it needs no key of its own.
   */
  @Post(':id/erase')
  @RequirePermission('registrant:erase')
  @Returns(ErasureDto)
  erase(@Param('id', HandlePipe('registrant')) id: string, @Body() body: EraseDto): Promise<ErasureDto> {
    return this.erasing.erase(id, body);
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

  /**
   * Single fields of one registrant as they are, in case-work mode only: within the classes of data and the scope of a grant, for
   * a purpose, with a reason, a few a day. Recorded before anything is opened.
   */
  @Post(':id/reveal')
  @RequirePermission('registrant:reveal')
  @CaseWorkOnly('registrant')
  @Returns(RevelationDto)
  reveal(@Param('id', HandlePipe('registrant')) id: string, @Body() body: RevealDto): Promise<RevelationDto> {
    return this.revealing.reveal(id, body);
  }
}
