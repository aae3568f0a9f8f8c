import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { CreateProgramDto, ProgramDto } from './program.dto.js';
import { ProgramsService } from './programs.service.js';

@ApiTags('programs')
@Controller('v1/programs')
export class ProgramsController {
  constructor(private readonly programs: ProgramsService) {}

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
  list(@Query() query: PageQuery): Promise<Page<ProgramDto>> {
    return this.programs.list(query);
  }

  @Get(':id')
  @RequirePermission('program:read')
  @Returns(ProgramDto)
  get(@Param('id', IdPipe) id: string): Promise<ProgramDto> {
    return this.programs.show(id);
  }

  /** Opens (or reopens) a program for enrolment; it needs an eligibility rule. */
  @Post(':id/activate')
  @RequirePermission('program:move')
  @Idempotent()
  @Returns(ProgramDto)
  activate(@Param('id', IdPipe) id: string): Promise<ProgramDto> {
    return this.programs.activate(id);
  }

  @Post(':id/pause')
  @RequirePermission('program:move')
  @Idempotent()
  @Returns(ProgramDto)
  pause(@Param('id', IdPipe) id: string): Promise<ProgramDto> {
    return this.programs.pause(id);
  }
}
