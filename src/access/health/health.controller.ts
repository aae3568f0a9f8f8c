import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PublicRoute } from '../require-permission.decorator.js';
import { Returns } from '../views/returns.decorator.js';
import { HealthDto } from './health.dto.js';
import { HealthService } from './health.service.js';

@ApiTags('operations')
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** The process answers. */
  @Get('live')
  @PublicRoute({ because: 'probes carry no token' })
  @Returns(HealthDto)
  live(): HealthDto {
    return this.health.live();
  }

  /** Both databases answer; 503 while one does not. */
  @Get('ready')
  @PublicRoute({ because: 'probes carry no token' })
  @Returns(HealthDto)
  ready(): Promise<HealthDto> {
    return this.health.ready();
  }
}
