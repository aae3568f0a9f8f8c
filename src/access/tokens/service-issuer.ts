import type { OidcIssuer } from '#config/config.js';

/** The service itself, as the issuer of tokens for client systems: what they may ask for is narrowed in the token. */
export const SERVICE_ISSUER: OidcIssuer = {
  issuer: 'urn:amparo:clients',
  audience: ['amparo'],
  jwksUri: '',
  algorithms: ['ES256'],
  tokenType: 'at+jwt',
  longestSeconds: 3_600,
};
