import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OperationDto, RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { Conditional, IfMatch } from '#platform/http/if-match.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { ChangeProgramService } from './change-program.service.js';
import { EndProgramService } from './end-program/end-program.service.js';
import {
  ChangeProgramDto,
  CreateProgramDto,
  MoveProgramDto,
  ProgramDto,
  ProgramMoveDto,
  ProgramsQuery,
} from './program.dto.js';
import { ProgramMovesService } from './program-moves.service.js';
import { ProgramsService } from './programs.service.js';

@ApiTags('programs')
@Controller('v1/programs')
export class ProgramsController {
  constructor(
    private readonly programs: ProgramsService,
    private readonly moves: ProgramMovesService,
    private readonly changing: ChangeProgramService,
    private readonly ending: EndProgramService,
  ) {}

  /** Makes a program in draft. Only for callers whose permission has no program limit. */
  @Post()
  @RequirePermission('program:write')
  @Idempotent()
  @Returns(ProgramDto, { status: 201 })
  create(@Body() body: CreateProgramDto): Promise<ProgramDto> {
    return this.programs.create(body);
  }

  @Get()
  @RequirePermission('program:read')
  @Returns(ProgramDto, { many: true })
  list(@Query() query: ProgramsQuery): Promise<Page<ProgramDto>> {
    return this.programs.list(query);
  }

  @Get(':id')
  @RequirePermission('program:read')
  @Returns(ProgramDto)
  get(@Param('id', IdPipe) id: string): Promise<ProgramDto> {
    return this.programs.show(id);
  }

  /** What it says of itself; from `closing` on nothing is changed any more. More places are given to who waits. */
  @Patch(':id')
  @RequirePermission('program:write')
  @Conditional()
  @Returns(ProgramDto)
  change(
    @Param('id', IdPipe) id: string,
    @IfMatch() revision: number,
    @Body() body: ChangeProgramDto,
  ): Promise<ProgramDto> {
    return this.changing.change(id, revision, body);
  }

  /** Every move, oldest first: from, to, who, when and why. */
  @Get(':id/history')
  @RequirePermission('program:read')
  @Returns(ProgramMoveDto, { many: true })
  history(@Param('id', IdPipe) id: string, @Query() query: PageQuery): Promise<Page<ProgramMoveDto>> {
    return this.moves.history(id, query);
  }

  /** Opens (or reopens) a program for enrolment; it needs an eligibility rule. */
  @Post(':id/activate')
  @RequirePermission('program:move')
  @Idempotent()
  @Returns(ProgramDto)
  activate(@Param('id', IdPipe) id: string, @Body() body?: MoveProgramDto): Promise<ProgramDto> {
    return this.moves.move(id, 'activate', body);
  }

  /** Nobody is enrolled, no cycle made and nothing approved until it is resumed. */
  @Post(':id/pause')
  @RequirePermission('program:move')
  @Idempotent()
  @Returns(ProgramDto)
  pause(@Param('id', IdPipe) id: string, @Body() body?: MoveProgramDto): Promise<ProgramDto> {
    return this.moves.move(id, 'pause', body);
  }

  @Post(':id/resume')
  @RequirePermission('program:move')
  @Idempotent()
  @Returns(ProgramDto)
  resume(@Param('id', IdPipe) id: string, @Body() body?: MoveProgramDto): Promise<ProgramDto> {
    return this.moves.move(id, 'resume', body);
  }

  /** For good: no new enrolment, cycle or approval. What is approved may still be delivered. */
  @Post(':id/close')
  @RequirePermission('program:move')
  @Idempotent()
  @Returns(ProgramDto)
  close(@Param('id', IdPipe) id: string, @Body() body?: MoveProgramDto): Promise<ProgramDto> {
    return this.moves.move(id, 'close', body);
  }

  /**
   * Cancels what is still open and gives back what was reserved for it, chunk by chunk, then ends the program; refused while anything
   * is sent or in doubt.
   */
  @Post(':id/end')
  @RequirePermission('program:move')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  end(@Param('id', IdPipe) id: string, @Body() body?: MoveProgramDto): Promise<OperationDto> {
    return this.ending.order(id, body);
  }

  /** Takes an ended program out of ordinary lists; it is kept for audit. */
  @Post(':id/archive')
  @RequirePermission('program:move')
  @Idempotent()
  @Returns(ProgramDto)
  archive(@Param('id', IdPipe) id: string, @Body() body?: MoveProgramDto): Promise<ProgramDto> {
    return this.moves.move(id, 'archive', body);
  }
}
