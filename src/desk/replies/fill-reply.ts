import { fill } from '#i18n/fill.ts';

/** What a reply may speak of: `name` (the shopper's), `order` (its number), `agent`, `shop`, and what scripts call them. */
export type ReplyValues = Readonly<Record<string, string | undefined>>;

const GAP = /\{([a-zA-Z][a-zA-Z0-9-]*)\}/g;

/** Fills `{name}` and the like; one that has no value stays as it is, for the agent to see and fill. */
export function fillReply(text: string, values: ReplyValues): string {
  const known = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return fill(text, Object.fromEntries(known));
}

/** Gaps that are still there, each once. */
export const gapsIn = (text: string): string[] => [...new Set(Array.from(text.matchAll(GAP), ([gap]) => gap))];
