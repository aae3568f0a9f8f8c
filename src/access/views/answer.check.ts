import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { routesOf } from '../routes.js';
import { fieldFaults, questionFaults } from './answer.faults.js';
import { revealFaults } from './reveal.faults.js';
import { type Returned, RETURNS_KEY } from './returns.decorator.js';

/** Answers that could show what nobody has classified, or that can be asked about what they do not show. */
export class UnsafeAnswers extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`What routes answer is not safe to show: ${faults.join('; ')}`);
  }
}

/** Stops the boot, naming every field and parameter at fault. */
@Injectable()
export class AnswerCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    const routes = routesOf(this.discovery, this.scanner);
    const seen = new Set<Function>();
    const fields = routes.flatMap(({ handler }) => {
      const returned = Reflect.getMetadata(RETURNS_KEY, handler) as Returned | undefined;
      return returned?.type ? fieldFaults(returned.type, seen) : [];
    });
    const faults = [...fields, ...routes.flatMap(questionFaults), ...revealFaults(routes)];
    if (faults.length > 0) throw new UnsafeAnswers(faults);
  }
}
