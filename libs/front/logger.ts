import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';

/** Structured log lines on standard output: ids, codes and counts; whoever logs a name has made a mistake. */
export class PinoLogger implements LoggerService {
  private readonly out;

  constructor(app: string, level: string) {
    this.out = pino({ level, base: { app }, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'msg' });
  }

  log(message: unknown, context?: string): void {
    this.write('info', message, context);
  }
  warn(message: unknown, context?: string): void {
    this.write('warn', message, context);
  }
  debug(message: unknown, context?: string): void {
    this.write('debug', message, context);
  }
  verbose(message: unknown, context?: string): void {
    this.write('trace', message, context);
  }
  error(message: unknown, stack?: string, context?: string): void {
    const where = context ?? stack;
    const trace = context === undefined ? {} : { stack };
    this.out.error({ ...asFields(message), ...trace, context: where });
  }

  private write(level: 'info' | 'warn' | 'debug' | 'trace', message: unknown, context?: string): void {
    this.out[level]({ ...asFields(message), context });
  }
}

function asFields(message: unknown): object {
  return typeof message === 'object' && message !== null ? message : { msg: String(message) };
}
