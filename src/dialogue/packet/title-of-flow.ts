import type { Draft } from '../draft.ts';
import { wording } from '../wording.ts';

/** What the shop calls what a flow does. */
export const titleOfFlow = (draft: Draft, flow: string): string =>
  wording(draft, `flow.${flow}.title`) ?? wording(draft, 'choice-track') ?? flow;
