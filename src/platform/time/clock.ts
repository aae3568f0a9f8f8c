import { Injectable } from '@nestjs/common';

/** The one clock of the application, so that tests and freeze instants are exact. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
