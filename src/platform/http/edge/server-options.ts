import type { FastifyHttpOptions } from 'fastify';
import type { Server } from 'node:http';
import type { HttpConfig } from '#config/config.js';
import { answerFrameworkError } from '../framework-error.js';
import { WalledResponse } from '../walled-response.js';
import { answerClientError } from './client-error.js';

const BODY_LIMIT_BYTES = 1024 * 1024;
const HEADER_LIMIT_BYTES = 16 * 1024;
/** The longest a file may take to come; a JSON body has its own, shorter limit. */
const LONGEST_REQUEST_MS = 3_600_000;
const KEEP_ALIVE_MS = 72_000;

/** What the server takes and how long it waits for it. Whose word on an address it believes is configured, nobody's unless told. */
export const serverOptions = (
  { trustedProxies, headerSeconds }: HttpConfig,
  headers: Readonly<Record<string, string>>,
): FastifyHttpOptions<Server> => ({
  bodyLimit: BODY_LIMIT_BYTES,
  trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
  requestTimeout: LONGEST_REQUEST_MS,
  keepAliveTimeout: KEEP_ALIVE_MS,
  http: {
    ServerResponse: WalledResponse as never,
    maxHeaderSize: HEADER_LIMIT_BYTES,
    headersTimeout: headerSeconds * 1000,
    requestTimeout: LONGEST_REQUEST_MS,
    connectionsCheckingInterval: Math.min(1000, headerSeconds * 500),
  },
  logger: false,
  forceCloseConnections: 'idle',
  return503OnClosing: false, // whoever got in before the end is served
  frameworkErrors: answerFrameworkError(headers) as never,
  clientErrorHandler: answerClientError(headers) as never,
});
