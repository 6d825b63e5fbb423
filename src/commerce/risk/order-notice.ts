/**
 * What the shop says before it is asked. `eta-moved`: it will come later than promised; `storm`: a weather warning stands
 * for the hour it is promised for; `fragile-unboxing`: how to unpack it; `peak-slot`: an hour with more orders than planned.
 */
export const NOTICE_KINDS = ['eta-moved', 'storm', 'fragile-unboxing', 'peak-slot'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Of one order, as the backend tells it with the order. At most one of a kind. */
export interface OrderNotice {
  /** Another one when what it says has changed. */
  id: string;
  kind: NoticeKind;
  /** When it arose; ISO 8601. */
  at: string;
  /** What speaks for it, what weighs most first: codes such as `weather`, `load`, `distance`. */
  reasons: string[];
  /** How likely that is, from 0 to 1. */
  chance?: number;
  /** When it is expected now, where that is later than promised; ISO 8601. */
  eta?: string;
}
