import { DomainError, type FieldFault } from '#platform/errors/domain-error.js';

export class AgreementUnusable extends DomainError {
  constructor(errors: readonly FieldFault[]) {
    super('sharing:agreement-unusable', 'rule-broken', 'The agreement cannot be made as it is described', {}, errors);
  }
}

export class AgreementExists extends DomainError {
  constructor() {
    super('sharing:agreement-exists', 'conflict', 'This client has an agreement: change that one');
  }
}

export class NoClient extends DomainError {
  constructor() {
    super('sharing:no-client', 'rule-broken', 'The user is unknown, or is none of the issuer urn:amparo:clients', {}, [
      { pointer: '#/userId', message: 'must be a user of the issuer urn:amparo:clients' },
    ]);
  }
}

/** A code of DCI's `error.code`. */
export type DciCode =
  | 'err.request.bad'
  | 'err.request.forbidden'
  | 'err.request.not_found'
  | 'err.version.not_supported'
  | 'err.sender_id.invalid'
  | 'err.sender_uri.invalid'
  | 'err.receiver_id.invalid'
  | 'err.signature.missing'
  | 'err.signature.invalid'
  | 'err.encryption.invalid';

/** A message that is not taken. `message` names places and rules, never what stands there. */
export class DciFault extends DomainError {
  constructor(dciCode: DciCode, message: string, kind: 'invalid' | 'forbidden' | 'not-found' | 'conflict' = 'invalid') {
    super('sharing:message-refused', kind, message, { dciCode });
  }
}

/** Whatever is wrong with credentials, the answer is the same. */
export class ClientRefused extends DomainError {
  constructor() {
    super('sharing:client-refused', 'unauthenticated', 'No such client, or not its credentials', {
      oauthError: 'invalid_client',
    });
  }
}

/** A token request that is none (RFC 6749, 5.2). */
export class TokenRefused extends DomainError {
  constructor(oauthError: 'invalid_request' | 'unsupported_grant_type' | 'invalid_scope', message: string) {
    super('sharing:token-refused', 'invalid', message, { oauthError });
  }
}

export class NoAgreement extends DomainError {
  constructor() {
    super('sharing:no-agreement', 'rule-broken', 'There is no such agreement', {}, [
      { pointer: '#/agreementId', message: 'must be an agreement' },
    ]);
  }
}

export class WebhookUnusable extends DomainError {
  constructor(errors: readonly FieldFault[]) {
    super('sharing:webhook-unusable', 'rule-broken', 'The webhook cannot be made as it is described', {}, errors);
  }
}

export class WebhookOff extends DomainError {
  constructor() {
    super(
      'sharing:webhook-off',
      'conflict',
      'The webhook is switched off: set "active" to true before anything is sent again',
    );
  }
}
