import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LooksUp, RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import type { Page } from '#platform/http/page.js';
import { PulledRegistrantDto, PullOneDto } from './pull-one.dto.js';
import { PullOne } from './pull-one.service.js';

@ApiTags('sr-sync')
@Controller('v1/social-registries/:id/lookups')
export class PullOneController {
  constructor(private readonly pulling: PullOne) {}

  /**
   * Asks the source for whoever carries this identifier, takes in what it tells as a pull does, and says who that is; 404 when
   * it tells of nobody. Done again it brings what has changed, so it needs no key of its own.
   */
  @Post()
  @RequirePermission('social-registry:sync')
  @LooksUp({ because: 'one person or household, by the number they show; rationed' })
  @Returns(PulledRegistrantDto, { many: true })
  pull(@Param('id', IdPipe) id: string, @Body() body: PullOneDto): Promise<Page<PulledRegistrantDto>> {
    return this.pulling.pull(id, body);
  }
}
