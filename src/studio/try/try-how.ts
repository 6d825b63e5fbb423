import type { StudioLanguage } from '#i18n/studio/two-languages.ts';
import type { RehearsalHow } from './rehearsals.ts';

/** What the three ways of trying have in common, as the person set it. */
export interface TryHow {
  tier: RehearsalHow['tier'];
  withLive: boolean;
}

export const howOf = ({ tier, withLive }: TryHow, language: StudioLanguage): RehearsalHow => ({
  tier,
  withLive,
  locale: language,
});
