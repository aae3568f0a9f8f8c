import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import type { AppConfig } from '#config/config.js';
import { RequestContext } from '../context/request-context.js';

/** One JSON object per line on stdout, with the correlation id. What is logged are ids, counts, states and routes. */
export const makeLogger = (config: AppConfig): Logger =>
  pino({
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
    mixin: () => {
      const correlationId = RequestContext.correlationId();
      return correlationId ? { correlationId } : {};
    },
  });

/** Nest's logger interface over pino. */
export class NestLogger implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, context?: string): void {
    this.write('info', message, context);
  }

  warn(message: unknown, context?: string): void {
    this.write('warn', message, context);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest.at(-1) as string | undefined);
  }

  debug(message: unknown, context?: string): void {
    this.write('debug', message, context);
  }

  fatal(message: unknown, context?: string): void {
    this.write('fatal', message, context);
  }

  private write(level: 'info' | 'warn' | 'error' | 'debug' | 'fatal', message: unknown, context?: string): void {
    const fields = typeof message === 'object' && message !== null ? message : {};
    this.pino[level]({ context, ...fields }, typeof message === 'string' ? message : undefined);
  }
}
