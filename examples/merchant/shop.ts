import type { ContactKind } from '#merchant/ports.ts';
import type { ShopRules } from './decisions/shop-rules.ts';
import type { DemoData } from './seed/demo-data.ts';
import type { IdentityKeys } from './services/identity/identity-keys.ts';
import type { RiskSetup } from './services/notice-setup.ts';

/** One shop of this server. */
export interface Shop {
  /** In the path: `/{id}/support/v1`. */
  id: string;
  name: string;
  /** By what a guest can find an order. */
  contactKinds: readonly ContactKind[];
  /** When people are there; around the clock without it. Outside of it a handoff becomes a ticket. */
  hours?: SupportHours;
  /** How many may wait for a person at once; a handoff past that becomes a ticket. 50 without it. */
  maxWaiting?: number;
  /** With whose signatures shoppers are who they say; without it only the shop's own tokens tell. */
  identity?: IdentityKeys;
  /** How requests to act are decided. Without them the shop takes none, and its shoppers are led to a person. */
  rules?: ShopRules;
  /** What its orders on their way are foretold by. Without it nothing is said before it is asked. */
  risk?: RiskSetup;
  /**
   * Makes this a demo shop: these customers and orders are laid into the database at every start, and anybody may sign
   * in as one of the customers at `POST /{id}/session`. Leave it out for a real shop.
   */
  demoData?: (nowMs: number) => DemoData;
}

export interface SupportHours {
  /** IANA name. */
  timeZone: string;
  /** `HH:MM`. An end before the beginning is one of the next day. */
  from: string;
  until: string;
  /** Days of the week, 1 for Monday to 7 for Sunday; every day without it. */
  days?: readonly number[];
  /** Other hours on dates of this time zone (`YYYY-MM-DD`): a holiday, a short day, a Sunday that is worked. */
  exceptions?: Readonly<Record<string, 'closed' | { from: string; until: string }>>;
}
