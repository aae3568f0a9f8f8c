import { ValidateIf } from 'class-validator';

/**
 * Marks a field of a change that may be left out but not set to null: class-validator's own IsOptional lets null pass. Fields
 * that null empties carry IsOptional.
 */
export const IfGiven = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
