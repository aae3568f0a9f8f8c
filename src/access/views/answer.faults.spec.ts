import 'reflect-metadata';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { PageQuery } from '#platform/http/page.js';
import { fieldFaults, questionFaults } from './answer.faults.js';
import {
  Counts,
  Field,
  type FieldClass,
  Generalized,
  Handle,
  Operational,
  Part,
  Public,
  type ShownAs,
} from './field.decorators.js';
import { FiltersBy, LooksUp } from './filters-by.decorator.js';
import { Returns } from './returns.decorator.js';

class SafeDto {
  @Handle('registrant') id!: string;
  @Public() name!: string;
  @Operational() state = 'active';
  @Generalized() age!: string | null;
  @Counts() counts!: Record<string, number>;
  @Part(() => SafeDto) again!: SafeDto;
}

class ForgottenDto extends SafeDto {
  birthDate!: string;
  secret = 1;
}

class HolderDto {
  @Part(() => ForgottenDto, { isArray: true }) parts!: ForgottenDto[];
}

class EmptyDto {}

class TwiceDto {
  @Public() @Handle('registrant') id!: string;
}

class AgainDto extends SafeDto {
  @Operational() override name = 'again';
}

const shownAs = (fieldClass: FieldClass, as: ShownAs): Function => {
  class PairDto {
    @Field({ class: fieldClass, as: as as 'as_is' }) field!: string;
  }
  return PairDto;
};

describe('the fields of an answer', () => {
  it('have a class each, in every part', () => {
    expect(fieldFaults(SafeDto)).toEqual([]);
    const faults = ['ForgottenDto.birthDate has no class', 'ForgottenDto.secret has no class'];
    expect(fieldFaults(ForgottenDto)).toEqual(faults);
    expect(fieldFaults(HolderDto)).toEqual(faults);
    expect(fieldFaults(EmptyDto)).toEqual(['EmptyDto has no marked field']);
  });

  it('have one class, which a class that goes on from another may name anew', () => {
    expect(fieldFaults(TwiceDto)).toEqual(['TwiceDto.id has more than one class']);
    expect(fieldFaults(AgainDto)).toEqual([]);
  });

  const allowed = [
    'public as_is',
    'operational as_is',
    'operational counts',
    'quasi_identifier generalized',
    'key handle',
    'revealed revealed',
  ];
  const classes = [
    'public',
    'operational',
    'quasi_identifier',
    'key',
    'revealed',
    'direct',
    'sensitive',
    'financial',
    'free_text',
  ] as const;
  it.each(
    classes.flatMap((one) =>
      (['as_is', 'counts', 'generalized', 'handle', 'revealed'] as const).map((as) => [one, as] as const),
    ),
  )('are shown as their class allows: %s %s', (one, as) => {
    const refused = `PairDto.field is ${one} and must not be shown ${as}`;
    expect(fieldFaults(shownAs(one, as))).toEqual(allowed.includes(`${one} ${as}`) ? [] : [refused]);
  });
});

class NarrowQuery extends PageQuery {
  @IsOptional() @IsIn(['active']) @FiltersBy('state') state?: string;
}
class UndeclaredQuery extends PageQuery {
  @IsOptional() @IsString() birthDate?: string;
}
class HiddenQuery extends PageQuery {
  @IsOptional() @IsString() @FiltersBy('birthDate') birthDate?: string;
}
class CoarseQuery extends PageQuery {
  @IsOptional() @IsString() @FiltersBy('age') age?: string;
}

@Controller()
class Lists {
  @Get() @Returns(SafeDto, { many: true }) plain(@Query() _query: PageQuery): void {}
  @Get() @Returns(SafeDto, { many: true }) narrowed(@Query() _query: NarrowQuery): void {}
  @Get() @Returns(SafeDto, { many: true }) undeclared(@Query() _query: UndeclaredQuery): void {}
  @Get() @Returns(SafeDto, { many: true }) hidden(@Query() _query: HiddenQuery): void {}
  @Get() @Returns(SafeDto, { many: true }) coarse(@Query() _query: CoarseQuery): void {}
  @Get() @Returns(SafeDto, { many: true }) bare(@Query('name') _name: string): void {}
  @Get() @Returns(SafeDto) one(@Query() _query: UndeclaredQuery): void {}
  @Post() @Returns(SafeDto, { many: true }) search(@Body() _body: NarrowQuery): void {}
  @Post() @Returns(SafeDto, { many: true }) @LooksUp({ because: 'a test' }) lookup(@Body() _body: NarrowQuery): void {}
}

describe('what a list is asked by', () => {
  it.each([
    ['plain', []],
    ['narrowed', []],
    ['undeclared', ['Lists.undeclared does not say what birthDate filters by']],
    ['hidden', ['Lists.hidden filters by birthDate, which it does not show as it is']],
    ['coarse', ['Lists.coarse filters by age, which it does not show as it is']],
    ['bare', ['Lists.bare takes a query that is no class of a page']],
    ['one', []],
    ['search', ['Lists.search does not say why it looks people up']],
    ['lookup', []],
  ] as const)('is what it shows: %s', (method, faults) => {
    const route = { name: `Lists.${method}`, controller: Lists, method, handler: Lists.prototype[method] };
    expect(questionFaults(route)).toEqual(faults);
  });
});
