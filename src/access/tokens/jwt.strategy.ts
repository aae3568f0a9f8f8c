import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import type { Claims } from './claims.js';
import { Issuers } from './issuers.js';
import { CLOCK_TOLERANCE } from './token.rules.js';

/** passport-jwt verifies the signature, with an imported key object; what it leaves open is judged before and after by `token.rules`. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(private readonly issuers: Issuers) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      algorithms: [...new Set(issuers.all().flatMap((issuer) => issuer.algorithms))],
      issuer: issuers.all().map((issuer) => issuer.issuer),
      audience: issuers.all().flatMap((issuer) => issuer.audience),
      ignoreExpiration: false,
      jsonWebTokenOptions: { clockTolerance: CLOCK_TOLERANCE },
      secretOrKeyProvider: (_request: unknown, token: string, done: (error: Error | null, key?: never) => void) => {
        issuers.keyOf(token).then(
          (key) => done(null, key as never),
          (error: Error) => done(error),
        );
      },
    });
  }

  /** Throws `BadToken`. */
  validate(payload: Readonly<Record<string, unknown>>): Claims {
    return this.issuers.accept(payload);
  }
}
