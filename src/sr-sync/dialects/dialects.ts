import { Injectable } from '@nestjs/common';
import { createLocalJWKSet, createRemoteJWKSet, customFetch, type JSONWebKeySet } from 'jose';
import { HttpConfig, OperationsConfig } from '#config/config.js';
import { OutboundClient } from '#platform/http/outbound.client.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import type { SocialRegistry } from '../social-registry.entity.js';
import { SourceRefused } from '../sr-sync.errors.js';
import { AccessToken } from './access-token.js';
import { AnswerSignature } from './answer-signature.js';
import { AsyncExchange } from './async.exchange.js';
import { DciSearches } from './dci-searches.service.js';
import { DciDialect } from './dci.dialect.js';
import { SyncExchange } from './sync.exchange.js';
import type { Dialect } from './dialect.js';
import { OpenG2PDialect } from './openg2p.dialect.js';
import type { PageReader } from './page-answer.js';
import { SeenPages } from './seen-pages.js';
import { SourceBreakers } from './source-breakers.js';
import { SourceClient } from './source-client.js';
import { SplitDialect } from './split.dialect.js';
import { SourcePaces } from './source-paces.js';

/** A call back is a request like any other: 1 MiB and 50 000 names at most. */
const MOST_CALLED_BACK = 100;
const ATTEMPTS_FOR_ONE = 2;
const KEYS = { timeoutMs: 10_000, mostBytes: 262_144 };

type Outbound = Pick<OutboundClient, 'postJson' | 'postForBytes'>;

/** How to speak to a source: its dialect, with its credentials, its breaker and its pace. */
@Injectable()
export class Dialects {
  /** Pages of the last run of each source, which several attempts of it share. */
  private readonly seen = new Map<string, { readonly runId: string; readonly pages: SeenPages }>();

  constructor(
    private readonly outbound: OutboundClient,
    private readonly cipher: ServiceCipher,
    private readonly breakers: SourceBreakers,
    private readonly paces: SourcePaces,
    private readonly config: OperationsConfig,
    private readonly http: HttpConfig,
    private readonly searches: DciSearches,
  ) {}

  /**
   * The dialect of one run of a source. Whoever waits for its turn stops waiting when `signal` fires, and throws its reason. With a
   * reader pages that come in one piece are read by it.
   */
  of(source: SocialRegistry, runId: string, signal: AbortSignal, reader: PageReader | null = null): Dialect {
    return new SplitDialect(this.make(source, this.pagesOf(source.id, runId), signal, reader));
  }

  /** The same for single records, beside a run that may be under way. Whoever waits is somebody: it is tried twice. */
  forOne(source: SocialRegistry, signal: AbortSignal): Dialect {
    return this.make(source, new SeenPages(), signal, null, ATTEMPTS_FOR_ONE);
  }

  private make(
    source: SocialRegistry,
    seen: SeenPages,
    signal: AbortSignal,
    reader: PageReader | null,
    attempts?: number,
  ): Dialect {
    const outbound = this.pacedFor(source, signal);
    const clientSecret = this.cipher.openCredential('client-secret', source.id, source.clientSecretSealed);
    const token = new AccessToken({ ...source, clientSecret }, outbound);
    const { sourceAnswerSeconds } = this.config;
    const client = new SourceClient(outbound, token, this.breakers.of(source.id), sourceAnswerSeconds, attempts);
    if (source.dialect === 'openg2p') return new OpenG2PDialect(source.baseUrl, client, seen, reader);
    return this.dciOf(source, client, seen, signal, reader);
  }

  private dciOf(
    source: SocialRegistry,
    client: SourceClient,
    seen: SeenPages,
    signal: AbortSignal,
    reader: PageReader | null,
  ): Dialect {
    const { id: sourceId, baseUrl, code, purpose, consentReference, dci } = source;
    const told = { code, purpose, consentReference, dci: dci! };
    const signature = this.signatureOf(source);
    if (told.dci.exchange === 'sync')
      return new DciDialect(told, new SyncExchange(baseUrl, client, signature), seen, undefined, reader);
    if (!this.http.publicUrl) throw new SourceRefused('cannot-call-back');
    const callbackUrl = `${this.http.publicUrl}/v1/social-registries/${sourceId}/dci/registry`;
    const peer = { source: told, sourceId, baseUrl, callbackUrl, answerSeconds: this.config.sourceAnswerSeconds };
    const exchange = new AsyncExchange(peer, client, signature, this.searches, signal);
    return new DciDialect(told, exchange, seen, MOST_CALLED_BACK);
  }

  private signatureOf({ signatures, jwks, jwksUrl }: SocialRegistry): AnswerSignature {
    if (signatures === 'off') return new AnswerSignature('off', null);
    if (jwks) return new AnswerSignature(signatures, createLocalJWKSet(jwks as JSONWebKeySet));
    const fetch = async (url: string): Promise<Response> =>
      Response.json(await this.outbound.getJson({ ...KEYS, url }));
    return new AnswerSignature(signatures, createRemoteJWKSet(new URL(jwksUrl!), { [customFetch]: fetch }));
  }

  private pacedFor(source: SocialRegistry, signal: AbortSignal): Outbound {
    const turn = this.paces.of(source);
    if (!turn) return this.outbound;
    return {
      postJson: (call) => turn(signal).then(() => this.outbound.postJson(call)),
      postForBytes: (call) => turn(signal).then(() => this.outbound.postForBytes(call)),
    };
  }

  private pagesOf(sourceId: string, runId: string): SeenPages {
    const known = this.seen.get(sourceId);
    if (known?.runId === runId) return known.pages;
    const pages = new SeenPages();
    this.seen.set(sourceId, { runId, pages });
    return pages;
  }
}
