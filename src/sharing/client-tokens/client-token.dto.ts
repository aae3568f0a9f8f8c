import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import { Operational, Part, Public } from '#access';
import { type ProblemShape, ShapesProblems } from '#platform/http/problem-shape.decorator.js';

const text = (most: number): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional({ type: String, maxLength: most }), IsOptional(), IsString(), Length(0, most));

/** The fields of RFC 6749 and RFC 7523. */
export class ClientTokenRequestDto {
  @ApiProperty({ enum: ['client_credentials'] })
  @IsString()
  @Length(1, 100)
  grant_type!: string;

  @text(255) client_id?: string;
  @text(200) client_secret?: string;
  @text(200) client_assertion_type?: string;
  @text(8_192) client_assertion?: string;
  @text(500) scope?: string;
  /** Not looked at: there is one audience. */
  @text(500) audience?: string;
}

/** A refusal as RFC 6749 (5.2) has it. */
export const asOauthError: ProblemShape = (problem) => ({
  error: (problem as { oauthError?: string }).oauthError ?? (problem.status < 500 ? 'invalid_request' : 'server_error'),
  error_description: problem.detail ?? problem.title,
  correlationId: problem.correlationId,
});

/** Takes a form or JSON, and refuses in the words of OAuth. */
export const OauthRoute = (): MethodDecorator => ShapesProblems(asOauthError, { form: true });

export class ClientTokenDto {
  @Operational() access_token!: string;
  @Operational({ enum: ['Bearer'] }) token_type!: 'Bearer';
  @Operational({ description: 'Seconds' }) expires_in!: number;
  @Operational() scope!: string;

  static of(token: string, seconds: number, scope: string): ClientTokenDto {
    return Object.assign(new ClientTokenDto(), {
      access_token: token,
      token_type: 'Bearer',
      expires_in: seconds,
      scope,
    });
  }
}

export class PublishedKeyDto {
  @Public() kty!: string;
  @Public() crv!: string;
  @Public() x!: string;
  @Public({ required: false }) y?: string;
  @Public() kid!: string;
  @Public({ enum: ['sig'] }) use!: string;
  @Public({ enum: ['ES256', 'EdDSA'] }) alg!: string;
}

export class KeySetDto {
  @Part(() => PublishedKeyDto, { isArray: true }) keys!: PublishedKeyDto[];

  static of(keys: readonly object[]): KeySetDto {
    return Object.assign(new KeySetDto(), { keys: keys.map((key) => Object.assign(new PublishedKeyDto(), key)) });
  }
}
