import { Public } from '../views/field.decorators.js';

export class HealthDto {
  @Public({ enum: ['ok'] }) status = 'ok';
}
