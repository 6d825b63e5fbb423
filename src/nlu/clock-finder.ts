import { foldInPlace } from './fold-in-place.ts';

/** A time of day as written; hours 0 to 23. */
export interface ClockMatch {
  start: number;
  end: number;
  hour: number;
  minute: number;
}

const MORNING =
  'am|a\\.m\\.|上午|早上|凌晨|清晨|오전|午前|утра|rano|de la manana|da manha|du matin|sang|pagi|ص|صباحا|morgens';
const AFTERNOON =
  'pm|p\\.m\\.|下午|晚上|傍晚|中午|오후|午後|вечера|дня|wieczorem|de la tarde|de la noche|da tarde|da noite|du soir|chieu|toi|malam|sore|م|مساء|abends';
const PART = `(?:(${foldInPlace(MORNING)})|(${foldInPlace(AFTERNOON)}))`;
/** Hour and minute with a colon, or a number with a word that makes it an hour. */
const CLOCK = new RegExp(
  `(?:${PART}\\s?)?(?<![\\d:.,-])(\\d{1,2})(?::(\\d{2})(?![\\d:])|\\s?(?:点钟|点|时|時|시|uhr|heures|h(?=\\d\\d|[\\s,.!?]|$)|gio(?!\\p{L}))\\s?(?:(半)|(\\d{2})(?!\\d)\\s?(?:分|분)?)?)?(?:\\s?${PART}(?!\\p{L}))?`,
  'gu',
);
const CLOCK_WORD = /[:点时時시]|uhr|heure|\dh|gio/u;

/** Finds times of day in text as folded by `foldInPlace`. A bare number is a time only beside a word like `pm`. */
export function findClocks(text: string): ClockMatch[] {
  const found: ClockMatch[] = [];
  for (const match of text.matchAll(CLOCK)) {
    const [whole, am1, pm1, hourTyped = '', minuteColon, half, minuteTyped, am2, pm2] = match;
    const morning = am1 ?? am2;
    const afternoon = pm1 ?? pm2;
    if (morning === undefined && afternoon === undefined && !CLOCK_WORD.test(whole)) continue;
    const minute = half === undefined ? Number(minuteColon ?? minuteTyped ?? 0) : 30;
    let hour = Number(hourTyped);
    if (hour > 23 || minute > 59) continue;
    if (afternoon !== undefined && hour < 12) hour += 12;
    if (morning !== undefined && hour === 12) hour = 0;
    const end = match.index + whole.trimEnd().length;
    found.push({ start: match.index, end, hour, minute });
  }
  return found;
}
