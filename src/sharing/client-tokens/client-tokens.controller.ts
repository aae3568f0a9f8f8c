import { Body, Controller, Get, Headers, Ip, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PublicRoute, Returns } from '#access';
import { ClientTokenDto, ClientTokenRequestDto, KeySetDto, OauthRoute } from './client-token.dto.js';
import { GiveTokens } from './give-tokens.service.js';

@ApiTags('sharing')
@Controller()
export class ClientTokensController {
  constructor(private readonly tokens: GiveTokens) {}

  /** A token for a client system with an agreement: by its secret (in the body or as Basic), or by private_key_jwt. */
  @Post('dci/oauth2/client/token')
  @PublicRoute({ because: 'credentials are exchanged for a token here' })
  @OauthRoute()
  @Returns(ClientTokenDto)
  give(
    @Body() body: ClientTokenRequestDto,
    @Headers('authorization') basic: string | undefined,
    @Ip() address: string,
  ): Promise<ClientTokenDto> {
    return this.tokens.give(body, basic, address);
  }

  /** The public keys of the tokens given here, and of the messages the service sends. */
  @Get('.well-known/jwks.json')
  @PublicRoute({ because: 'public keys are for everybody' })
  @Returns(KeySetDto)
  keys(): KeySetDto {
    return this.tokens.keys();
  }
}
