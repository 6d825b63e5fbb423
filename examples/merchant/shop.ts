import type { ContactKind } from '#merchant/ports.ts';
import type { ShopRules } from './decisions/shop-rules.ts';
import type { DemoData } from './seed/demo-data.ts';

/** One shop of this server. */
export interface Shop {
  /** In the path: `/{id}/support/v1`. */
  id: string;
  name: string;
  /** By what a guest can find an order. */
  contactKinds: readonly ContactKind[];
  /** When people are there; around the clock without it. Outside of it a handoff becomes a ticket. */
  hours?: SupportHours;
  /** How requests to act are decided. Without them the shop takes none, and its shoppers are led to a person. */
  rules?: ShopRules;
  /**
   * Makes this a demo shop: these customers and orders are laid into the database at every start, and anybody may sign
   * in as one of the customers at `POST /{id}/session`. Leave it out for a real shop.
   */
  demoData?: (nowMs: number) => DemoData;
}

export interface SupportHours {
  /** IANA name. */
  timeZone: string;
  /** `HH:MM`, of the same day. */
  from: string;
  until: string;
}
