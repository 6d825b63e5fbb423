import { isMap, parse } from 'yaml';
import { openDocument } from './open-document.ts';

/** A follow-up as the sources say it: after `from`, an intent or the id of an entry, comes `intent`. */
export interface FollowUp {
  from: string;
  intent: string;
  /** Share of those who asked the one, 0 to 1. */
  probability: number;
}

/**
 * `followups.yaml` of the shop with the step in it. What the extended pack says after `from` is taken over first: a shop's list
 * replaces the one below it as a whole.
 *
 * @param text Of the shop's file; null where there is none.
 * @param below Of the extended pack's file.
 */
export function writeFollowUp(
  text: string | null,
  below: string | null,
  { from, intent, probability }: FollowUp,
): string {
  const document = openDocument(text, 'map');
  const own = listAt(text, from);
  const before = (own ?? listAt(below, from) ?? []).filter((step) => step.intent !== intent);
  const list = [...before, { intent, probability: Math.round(probability * 100) / 100 }].sort(
    (a, b) => b.probability - a.probability,
  );
  const node = document.createNode(list);
  for (const item of node.items) if (isMap(item)) item.flow = true;
  document.setIn(['next', from], node);
  return document.toString({ lineWidth: 120 });
}

/** `scripts.yaml` with the words that a step needs, in each language that has none; unchanged where all have them. */
export function writeAskWords(
  text: string | null,
  below: string | null,
  intent: string,
  words: Readonly<Record<string, string>>,
): string | null {
  const [document, base] = [openDocument(text, 'map'), openDocument(below, 'map')];
  let changed = false;
  for (const [language, question] of Object.entries(words)) {
    const path = [language, `ask-${intent}`];
    if (document.hasIn(path) || base.hasIn(path)) continue;
    document.setIn(path, document.createNode([question]));
    changed = true;
  }
  return changed ? document.toString({ lineWidth: 120 }) : text;
}

function listAt(text: string | null, from: string): { intent: string; probability: number }[] | null {
  const found = text === null ? undefined : (parse(text)?.next?.[from] as unknown);
  if (!Array.isArray(found)) return null;
  return found.map(({ intent, probability }) => ({ intent: String(intent), probability: Number(probability) }));
}
