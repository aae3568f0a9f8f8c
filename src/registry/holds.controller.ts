import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HandlePipe, RequirePermission, Returns } from '#access';
import { LegalHoldsDto, LiftHoldDto, PlaceHoldDto } from './hold-registrants/hold.dto.js';
import { HoldRegistrants } from './hold-registrants/hold-registrants.service.js';

/** A hold is there or it is not: repeated, a call changes nothing and says so with a 409, so it needs no key of its own. */
@ApiTags('registry')
@Controller('v1/registrants/:id/legal-hold')
export class HoldsController {
  constructor(private readonly holds: HoldRegistrants) {}

  /** Whether the registrant is held, and every hold that ever was. */
  @Get()
  @RequirePermission('registrant:hold')
  @Returns(LegalHoldsDto)
  get(@Param('id', HandlePipe('registrant')) id: string): Promise<LegalHoldsDto> {
    return this.holds.of(id);
  }

  /** From now on the registrant cannot be erased, by nobody, until the hold is lifted. Recorded before it is placed. */
  @Post()
  @RequirePermission('registrant:hold')
  @Returns(LegalHoldsDto, { status: 201 })
  place(@Param('id', HandlePipe('registrant')) id: string, @Body() body: PlaceHoldDto): Promise<LegalHoldsDto> {
    return this.holds.place(id, body);
  }

  /** The registrant can be erased again. The hold stays in the history. */
  @Post('lift')
  @RequirePermission('registrant:hold')
  @Returns(LegalHoldsDto)
  lift(@Param('id', HandlePipe('registrant')) id: string, @Body() body: LiftHoldDto): Promise<LegalHoldsDto> {
    return this.holds.lift(id, body);
  }
}
