import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { Issuers } from './issuers.js';

/** What a verified token says: who. What they may do stands in the database. */
export interface Claims {
  readonly iss: string;
  readonly sub: string;
  /** Seconds since 1970. */
  readonly exp: number;
  readonly aud: string | readonly string[];
  /** Permissions the token narrows its bearer's grants to; it never widens them. */
  readonly permissions?: readonly string[];
}

/** passport-jwt with a fixed algorithm list, issuer, audience and expiry, and keys as imported key objects. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(private readonly issuers: Issuers) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      algorithms: [...new Set(issuers.all().flatMap((issuer) => issuer.algorithms))],
      issuer: issuers.all().map((issuer) => issuer.issuer),
      audience: issuers.all().map((issuer) => issuer.audience),
      ignoreExpiration: false,
      jsonWebTokenOptions: { clockTolerance: 30 },
      secretOrKeyProvider: (_request: unknown, token: string, done: (error: Error | null, key?: never) => void) => {
        issuers.keyOf(token).then(
          (key) => done(null, key as never),
          (error: Error) => done(error),
        );
      },
    });
  }

  validate(payload: unknown): Claims | false {
    const claims = payload as Partial<Claims>;
    if (
      typeof claims.sub !== 'string' ||
      claims.sub === '' ||
      typeof claims.exp !== 'number' ||
      typeof claims.iss !== 'string'
    )
      return false;
    if (claims.permissions !== undefined && !Array.isArray(claims.permissions)) return false;
    const audience = ([] as unknown[]).concat(claims.aud).filter((entry) => typeof entry === 'string');
    return this.issuers.belongTogether(claims.iss, audience) ? (claims as Claims) : false;
  }
}
