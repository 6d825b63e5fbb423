const DATE =
  '(?:\\d{4}\\s?[-/.年]\\s?\\d{1,2}\\s?[-/.月]\\s?\\d{1,2}日?|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{1,2} [A-Z][a-z]{2,8} \\d{4}|[A-Z][a-z]{2,8} \\d{1,2}, \\d{4})';
const CLOCK =
  '(?:上午|下午|晚上|凌晨|中午)?\\s?\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\.\\d{1,6})?\\s?(?:[AaPp]\\.?[Mm]\\.?)?(?:\\s?(?:Z|UTC|GMT|[+-]\\d{2}:?\\d{2}))?';
const STAMP = `(?<time>(?:${DATE}[ T,，]{0,3})?${CLOCK})`;
const DATED = `(?<time>${DATE}[ T,，]{1,3}${CLOCK})`;
/** Whoever speaks: no colon, nothing that parts the cells of a table. */
const NAME = '(?<name>[^\\s:：,;\\t|"“{[][^:：,;\\t|"“{\\n]{0,59})';
/** In a head line of its own a name may hold colons: 店铺:小李. */
const LOOSE_NAME = '(?<name>[^\\s,;\\t|"“{[][^,;\\t|"“{\\n]{0,59}?)';

/** How a plain-text export writes the head of a message. */
export interface TranscriptStyle {
  name: 'bracketed' | 'stamped' | 'name-bracketed' | 'name-stamp' | 'stamp-name' | 'plain';
  /** Groups `time`, `name`, `text`: of these `time` and `text` may be missing. */
  pattern: RegExp;
  /** Least share of the lines with words that are such heads. */
  leastShare: number;
}

/** The commonest first: on a tie the earlier one is taken. */
export const TRANSCRIPT_STYLES: readonly TranscriptStyle[] = [
  // [2024-05-01 10:02:33] Name: text — and (10:02:33) Visitor: text, as Zendesk Chat and LiveChat mail it.
  {
    name: 'bracketed',
    pattern: new RegExp(`^[\\u200e\\s]*[[(（【]\\s*${STAMP}\\s*[\\])）】]\\s*(?:${NAME}[:：]\\s?)?(?<text>.*)$`, 'u'),
    leastShare: 0.2,
  },
  // 昵称(2024-05-01 10:02:33): and the words behind it or on the next line, as 千牛 exports.
  {
    name: 'name-bracketed',
    pattern: new RegExp(`^${LOOSE_NAME}\\s*[(（[【]\\s*${STAMP}\\s*[)）\\]】]\\s*[:：]?\\s?(?<text>.*)$`, 'u'),
    leastShare: 0.2,
  },
  // 12/05/24, 10:02 - Name: text, as WhatsApp exports.
  {
    name: 'stamped',
    pattern: new RegExp(`^[\\u200e\\s]*${STAMP}\\s*[-–|]?\\s*${NAME}[:：](?!//)\\s?(?<text>.*)$`, 'u'),
    leastShare: 0.2,
  },
  // 客服 小李 2024-05-01 10:02:33 with the words below, as 智齿 and 美洽 export.
  { name: 'name-stamp', pattern: new RegExp(`^${LOOSE_NAME}\\s+${DATED}\\s*[:：]?$`, 'u'), leastShare: 0.2 },
  // 2024-05-01 10:02:33 昵称 with the words below.
  { name: 'stamp-name', pattern: new RegExp(`^${DATED}\\s+${LOOSE_NAME}\\s*[:：]?$`, 'u'), leastShare: 0.2 },
  // Visitor: text, without times.
  { name: 'plain', pattern: new RegExp(`^${NAME}[:：](?!//)\\s?(?<text>.*)$`, 'u'), leastShare: 0.6 },
];

/** Heads needed to know a style. */
const LEAST_HEADS = 2;
const LOOKED_AT = 400;

/** The style most of the first lines are written in; null where it is no transcript. */
export function transcriptStyleOf(lines: readonly string[]): TranscriptStyle | null {
  const worded = lines.slice(0, LOOKED_AT).filter((line) => line.trim() !== '');
  let best: TranscriptStyle | null = null;
  let most = LEAST_HEADS - 1;
  for (const style of TRANSCRIPT_STYLES) {
    const heads = worded.map((line) => style.pattern.exec(line)?.groups).filter((groups) => groups !== undefined);
    if (heads.length < worded.length * style.leastShare || heads.length <= most) continue;
    // Any line with a colon has a "name": those who speak, speak again.
    if (style.name === 'plain' && !speakAgain(heads.map(({ name = '' }) => name))) continue;
    best = style;
    most = heads.length;
  }
  return best;
}

function speakAgain(names: readonly string[]): boolean {
  const distinct = new Set(names);
  const again = names.filter((name, at) => names.indexOf(name) !== at || names.lastIndexOf(name) !== at);
  return distinct.size <= 2 || again.length >= names.length * 0.6;
}
