import { Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { type HandleKind, Handles } from './handles.js';

/** Reads a path parameter that is a handle: `@Param('id', HandlePipe('registrant')) id: string` gives the raw id. */
export function HandlePipe(kind: HandleKind): Type<PipeTransform<string, string>> {
  @Injectable()
  class ReadHandle implements PipeTransform<string, string> {
    constructor(private readonly handles: Handles) {}

    transform(handle: string): string {
      return this.handles.read(kind, handle);
    }
  }
  return ReadHandle;
}
