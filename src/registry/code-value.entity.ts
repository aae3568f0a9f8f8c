import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A code of a code list. One that is not active stays for those who have it, and is entered for nobody else. */
@Entity({ schema: 'registry', name: 'code_value' })
export class CodeValue {
  @PrimaryColumn('uuid', { name: 'code_list_id' }) codeListId!: string;
  @PrimaryColumn('text') code!: string;
  @Column('text') name!: string;
  /** The coarser code of the same list that this one is shown as, such as the region of a district. */
  @Column('text', { name: 'parent_code', nullable: true }) parentCode!: string | null;
  @Column('boolean', { default: true }) active!: boolean;
}
