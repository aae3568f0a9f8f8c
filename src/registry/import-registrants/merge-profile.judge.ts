import type { AttributeValue, RegistrantContent } from '../absorb-records/incoming-record.js';
import type { OpenedProfile } from '../open-profiles/opened-profile.js';

type Attributes = Pick<RegistrantContent, 'attributes' | 'openCodes'>;

export interface ProfileChanges {
  /** By registrant id: what the file tells. */
  readonly told: Readonly<Record<string, Attributes>>;
  /** Keys of attributes that are kept open. */
  readonly openKeys: readonly string[];
}

/** The profile on file with what the file tells written over it; the rest stays. */
export const mergeProfile = ({ told, openKeys }: ProfileChanges): ((profile: OpenedProfile) => Attributes) => {
  const isOpen = new Set(openKeys);
  return ({ registrantId, attributes: onFile }) => {
    const { attributes, openCodes } = told[registrantId]!;
    const merged = Object.entries({ ...(onFile as Record<string, AttributeValue>), ...attributes, ...openCodes });
    return {
      attributes: Object.fromEntries(merged.filter(([key]) => !isOpen.has(key))),
      openCodes: Object.fromEntries(merged.filter(([key]) => isOpen.has(key))),
    };
  };
};
