import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { Operational } from '../views/field.decorators.js';
import type { User } from './user.entity.js';

export class CreateUserDto {
  @ApiProperty({ description: 'Issuer of the tokens this user comes with' })
  @IsString()
  @Length(1, 300)
  issuer!: string;

  @ApiProperty({ description: 'Subject (sub) of those tokens' })
  @IsString()
  @Length(1, 255)
  subject!: string;

  @ApiProperty({ description: 'Organisation the user works for; handles differ between organisations' })
  @IsString()
  @Length(1, 100)
  organisation!: string;
}

export class UserDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Operational() issuer!: string;
  @Operational({ description: 'As its issuer names the user' }) subject!: string;
  @Operational() organisation!: string;
  @Operational({ description: 'Whether the tokens of this user are accepted' }) active!: boolean;

  static from({ id, issuer, subject, organisation, active }: User): UserDto {
    return Object.assign(new UserDto(), { id, issuer, subject, organisation, active });
  }
}
