import type { Exchange } from './play-logged.ts';
import { saidBy } from './said-by.ts';

/** A figure with its unit. Units that mean the same have one name. */
const FIGURE =
  /(\d+(?:[.,]\d+)?)\s*(小时|分钟|天|日|元|块|折|公里|公斤|千克|克|%|hours?|hrs?|minutes?|mins?|(?:working |business )?days?|weeks?|yuan|pounds?|dollars?|euros?|km|kg|g)(?![a-z])|([¥￥$€£])\s*(\d+(?:[.,]\d+)?)/giu;
const UNITS: Readonly<Record<string, string>> = {
  小时: 'h',
  hour: 'h',
  hours: 'h',
  hr: 'h',
  hrs: 'h',
  分钟: 'min',
  minute: 'min',
  minutes: 'min',
  min: 'min',
  mins: 'min',
  天: 'd',
  日: 'd',
  day: 'd',
  days: 'd',
  'working day': 'd',
  'working days': 'd',
  'business day': 'd',
  'business days': 'd',
  week: 'wk',
  weeks: 'wk',
  元: 'cny',
  块: 'cny',
  yuan: 'cny',
  '¥': 'cny',
  '￥': 'cny',
  pound: '£',
  pounds: '£',
  dollar: '$',
  dollars: '$',
  euro: '€',
  euros: '€',
  公里: 'km',
  公斤: 'kg',
  千克: 'kg',
  克: 'g',
};

/** Unit → figures told in it. */
function figuresIn(text: string): Map<string, Set<number>> {
  const figures = new Map<string, Set<number>>();
  for (const [, after, unit, sign, before] of text.matchAll(FIGURE)) {
    const written = (unit ?? sign ?? '').toLowerCase();
    const name = UNITS[written] ?? written;
    const known = figures.get(name) ?? new Set<number>();
    known.add(Number((after ?? before ?? '').replace(',', '.')));
    figures.set(name, known);
  }
  return figures;
}

/**
 * Whether two texts tell figures of one unit, and none of them is the same: "48 hours" and "72 hours". Null where they have no
 * unit in common; else what differs, empty where nothing does.
 */
export function figuresDiffer(one: string, other: string): string | null {
  const others = figuresIn(other);
  let differing: string | null = null;
  for (const [unit, figures] of figuresIn(one)) {
    const there = others.get(unit);
    if (!there) continue;
    differing ??= '';
    if (![...figures].some((figure) => there.has(figure))) {
      return `${[...figures].join(', ')} ≠ ${[...there].join(', ')} ${unit}`;
    }
  }
  return differing;
}

/** Two replies of one conversation to the same intent, from different entries, whose figures differ. */
export function contradictionIn(exchanges: readonly Exchange[]): { position: number; what: string } | null {
  const told = new Map<string, { entries: string; text: string }>();
  for (const message of exchanges.flatMap(({ messages }) => messages)) {
    const intent = message.reading?.intent;
    const entries = message.replies.flatMap(({ citations }) => citations.map(({ id }) => id)).join(' ');
    if (!intent || entries === '') continue;
    const text = saidBy(message);
    const before = told.get(intent);
    const what = before && before.entries !== entries ? figuresDiffer(before.text, text) : null;
    if (what) return { position: message.position, what: `${intent}: ${what}` };
    told.set(intent, { entries, text });
  }
  return null;
}
