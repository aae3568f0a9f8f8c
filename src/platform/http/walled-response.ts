import { ServerResponse } from 'node:http';
import { Logger } from '@nestjs/common';
import { securityHeaders } from './edge/security-headers.js';

/** Headers that tell nothing of a body: the others go with a body that is refused. */
export const HARMLESS: ReadonlySet<string> = new Set([
  'x-correlation-id',
  'connection',
  'retry-after',
  'www-authenticate',
  ...Object.keys(securityHeaders(true)),
]);

/** What Fastify itself writes by hand, to whoever comes while it closes. */
const CLOSING = '{"error":"Service Unavailable","message":"Service Unavailable","statusCode":503}';

/** A response that sends nothing before the wall has judged its body: who writes to the socket by hand is stopped here. */
export class WalledResponse extends ServerResponse {
  judged = false;

  override write(...sent: unknown[]): boolean {
    return this.judged ? super.write(...(sent as [string])) : this.refuse();
  }

  override end(...sent: unknown[]): this {
    if (this.judged || sent[0] === CLOSING) return super.end(...(sent as [string]));
    this.refuse();
    return this;
  }

  override flushHeaders(): void {
    if (this.judged) super.flushHeaders();
    else this.refuse();
  }

  private refuse(): boolean {
    this.judged = true;
    alarm('a body written by hand', undefined);
    if (this.headersSent) this.destroy();
    else {
      for (const name of this.getHeaderNames()) if (!HARMLESS.has(name)) this.removeHeader(name);
      this.writeHead(500).end();
    }
    return false;
  }
}

/** What the wall has judged: from here on it may be written. */
export function letThrough(raw: ServerResponse): void {
  if (raw instanceof WalledResponse) raw.judged = true;
}

/** Tells the log, without the content, that something would have left which nobody projected. */
export function alarm(refused: string, route: string | undefined): void {
  new Logger('Egress').error({ alarm: 'egress', refused, route });
}
