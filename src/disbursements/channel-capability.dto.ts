import { Public } from '#access';
import { capabilityOf, CHANNEL_MESSAGES, HANDOVERS, REPETITIONS } from './channel-kinds.js';
import type { DeliveryChannel } from './delivery-channel.entity.js';

/** What a channel can do, as it is described. */
export class ChannelCapabilityDto {
  @Public({ type: [String], description: 'Kinds of benefit it delivers' }) benefits!: readonly string[];
  @Public({ enum: ['money', 'goods', 'counter'], description: 'Which moves its lines make' }) lifecycle!: string;
  @Public({
    enum: HANDOVERS,
    description: 'How lines get to whoever delivers: by calls, in a payment file, or in a distribution list',
  })
  handover!: string;
  @Public({ enum: CHANNEL_MESSAGES }) writes!: string;
  @Public({
    enum: CHANNEL_MESSAGES,
    isArray: true,
    description: 'What tells what became of lines, besides results that are uploaded one by one',
  })
  reads!: readonly string[];
  @Public({ description: 'Lines of one call, or of one part of a file or list' }) linesAMessage!: number;
  @Public({ type: Number, nullable: true, description: 'Characters; a payee with a longer one fails alone' })
  longestAccount!: number | null;
  @Public({ type: Number, nullable: true, description: 'Characters; what is beyond is left out' })
  longestName!: number | null;
  @Public({ enum: REPETITIONS, description: 'Why it does no harm that something comes twice' }) repetition!: string;
  @Public({ description: 'Whether it can be asked what became of its lines' }) statusInquiry!: boolean;
  @Public({ description: 'Whether its statements, messages it reads, can be uploaded' }) statements!: boolean;
  @Public({ description: 'Whether a line is collected by a code of its own alone' }) byCode!: boolean;

  /** A channel that does not say how its statements look reads none of them. */
  static from({ kind, fileLayout }: DeliveryChannel): ChannelCapabilityDto {
    const { describedBy: _, ...told } = capabilityOf(kind);
    const reads = told.reads.filter((message) => message !== 'csv' || fileLayout?.statement);
    const statements = told.handover === 'file' && reads.length > 0;
    return Object.assign(new ChannelCapabilityDto(), { ...told, reads, statements });
  }
}
