import 'reflect-metadata';
import { Controller, Post } from '@nestjs/common';
import { CaseWorkOnly, RequirePermission } from '../require-permission.decorator.js';
import { Part, Public, Revealed } from './field.decorators.js';
import { Returns, ReturnsCsv } from './returns.decorator.js';
import { revealFaults } from './reveal.faults.js';

class InnerDto {
  @Revealed() value!: string;
}

class OuterDto {
  @Public() name!: string;
  @Part(() => InnerDto) inner!: InnerDto;
}

class PlainDto {
  @Public() name!: string;
}

@Controller()
class Routes {
  @Post() @RequirePermission('registrant:reveal') @CaseWorkOnly('x') @Returns(OuterDto) right(): void {}
  @Post() @RequirePermission('registrant:read') @CaseWorkOnly('x') @Returns(OuterDto) permission(): void {}
  @Post() @RequirePermission('registrant:reveal') @Returns(OuterDto) mode(): void {}
  @Post() @RequirePermission('registrant:reveal') @CaseWorkOnly('x') @Returns(OuterDto, { many: true }) list(): void {}
  @Post() @RequirePermission('registrant:reveal') @CaseWorkOnly('x') @ReturnsCsv(OuterDto) file(): void {}
  @Post() @RequirePermission('registrant:read') @Returns(PlainDto) plain(): void {}
}

type Name = 'right' | 'permission' | 'mode' | 'list' | 'file' | 'plain';
const route = (method: Name) => ({
  name: `Routes.${method}`,
  controller: Routes,
  method,
  handler: Routes.prototype[method],
});

describe('the route that reveals', () => {
  it.each([
    ['right', []],
    ['plain', []],
    ...(['permission', 'mode', 'list', 'file'] as const).map(
      (method) => [method, [`Routes.${method} reveals, and is not the route for it`]] as const,
    ),
  ] as const)('is the one with its permission, in its mode, of one record: %s', (method, faults) => {
    expect(revealFaults([route(method)])).toEqual(faults);
  });

  it('is one', () => {
    expect(revealFaults([route('right'), route('right'), route('plain')])).toEqual([
      'more than one route reveals: Routes.right, Routes.right',
    ]);
  });
});
