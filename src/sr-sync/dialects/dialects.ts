import { Injectable } from '@nestjs/common';
import { OutboundClient } from '#platform/http/outbound.client.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import type { SocialRegistry } from '../social-registry.entity.js';
import { AccessToken } from './access-token.js';
import type { Dialect } from './dialect.js';
import { OpenG2PDialect } from './openg2p.dialect.js';
import { SeenPages } from './seen-pages.js';
import { SourceBreakers } from './source-breakers.js';
import { SourceClient } from './source-client.js';

/** How to speak to a source: its dialect, with its credentials and its breaker. */
@Injectable()
export class Dialects {
  /** Pages of the last run of each source, which several attempts of it share. */
  private readonly seen = new Map<string, { readonly runId: string; readonly pages: SeenPages }>();

  constructor(
    private readonly outbound: OutboundClient,
    private readonly cipher: ServiceCipher,
    private readonly breakers: SourceBreakers,
  ) {}

  /** The dialect of one run of a source. */
  of(source: SocialRegistry, runId: string): Dialect {
    const clientSecret = this.cipher.openCredential('client-secret', source.id, source.clientSecretSealed);
    const token = new AccessToken({ ...source, clientSecret }, this.outbound);
    const client = new SourceClient(this.outbound, token, this.breakers.of(source.id));
    return new OpenG2PDialect(source.baseUrl, client, this.pagesOf(source.id, runId));
  }

  private pagesOf(sourceId: string, runId: string): SeenPages {
    const known = this.seen.get(sourceId);
    if (known?.runId === runId) return known.pages;
    const pages = new SeenPages();
    this.seen.set(sourceId, { runId, pages });
    return pages;
  }
}
