import { Injectable } from '@nestjs/common';
import { ConfigurationService } from '../configuration.service.js';
import { type Column, readHeader } from './header.js';
import type { ImportContent } from './import.record.js';

/** Reads headers against what is declared just now. */
@Injectable()
export class ImportColumns {
  constructor(private readonly configuration: ConfigurationService) {}

  /** Throws `ColumnsUnusable`. */
  async of(names: readonly string[], content: ImportContent): Promise<Column[]> {
    const attributes = await this.configuration.attributes();
    const idTypes = await this.configuration.idTypes();
    return readHeader(names, content, {
      declares: (kind, key) =>
        attributes.some(
          (declared) => declared.active && declared.key === key && [kind, 'both'].includes(declared.appliesTo),
        ),
      hasIdType: (code) => idTypes.some((idType) => idType.active && idType.code === code),
    });
  }
}
