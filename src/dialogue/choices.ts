import type { Draft } from './draft.ts';
import type { Choice } from './state.ts';
import { wording } from './wording.ts';

/** Offers a person. Always there, with the interface's own label when the pack has no wording. */
export const personChoice = (draft: Draft): Choice => ({
  id: 'person',
  label: wording(draft, 'choice-person') ?? '👤',
  act: { type: 'handoff' },
});

export const trackChoice = (draft: Draft): Choice => ({
  id: 'track',
  label: wording(draft, 'choice-track') ?? '📦',
  act: { type: 'track' },
});

export const cancelChoice = (draft: Draft): Choice => ({
  id: 'cancel',
  label: wording(draft, 'choice-cancel') ?? '✕',
  act: { type: 'cancel' },
});
