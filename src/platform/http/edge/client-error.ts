import type { Socket } from 'node:net';
import { problemOf } from '../problem.filter.js';
import { refused } from './refused.js';

const STATUS: Readonly<Record<string, number>> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };

/** What cannot be read as HTTP at all is answered like everything else, and its connection ends. */
export const answerClientError =
  (headers: Readonly<Record<string, string>>) =>
  (error: { readonly code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    const problem = problemOf(refused(STATUS[error.code ?? ''] ?? 400));
    const body = JSON.stringify(problem);
    const lines = [
      `HTTP/1.1 ${problem.status} ${problem.title}`,
      'content-type: application/problem+json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ];
    if (socket.writable) socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
    socket.destroySoon();
  };
