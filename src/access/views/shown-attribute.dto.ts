import { Generalized, Public } from './field.decorators.js';

/** That there is a value, and the value as coarse as its declaration and the ladder of classes let it be shown. */
export class ShownAttributeDto {
  @Public() key!: string;
  @Public({ example: 'age_band', description: 'How its declaration wants it shown' }) shown!: string;
  @Generalized({ type: [String, Number, Boolean] as never, nullable: true, description: 'null: it is on file' })
  value!: string | number | boolean | null;

  static from(shown: { readonly key: string; readonly shown: string; readonly value: unknown }): ShownAttributeDto {
    return Object.assign(new ShownAttributeDto(), shown);
  }
}
