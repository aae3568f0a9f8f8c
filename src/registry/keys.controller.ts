import { Body, Controller, Get, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OperationDto, RequirePermission, Returns } from '#access';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import type { Page } from '#platform/http/page.js';
import { KeyDto, RotateKeyDto } from './key.dto.js';
import { KeysService } from './keys.service.js';

@ApiTags('registry')
@Controller('v1/keys')
export class KeysController {
  constructor(private readonly keys: KeysService) {}

  /** Every version of every long-lived key, and what is still under it. */
  @Get()
  @RequirePermission('key:rotate')
  @Returns(KeyDto, { many: true })
  list(): Promise<Page<KeyDto>> {
    return this.keys.list();
  }

  /** Replaces a key while the registry serves. */
  @Post('rotations')
  @RequirePermission('key:rotate')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  rotate(@Body() body: RotateKeyDto): Promise<OperationDto> {
    return this.keys.rotate(body.key);
  }

  /** Destroys a disabled key for ever. */
  @Post(':purpose/:version/destroy')
  @RequirePermission('key:rotate')
  @Idempotent()
  @Returns(KeyDto)
  destroy(@Param('purpose') purpose: string, @Param('version', ParseIntPipe) version: number): Promise<KeyDto> {
    return this.keys.destroy(purpose, version);
  }
}
