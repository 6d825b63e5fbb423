import { isAutomatic } from './clean/is-automatic.ts';
import { plainMessage } from './clean/plain-message.ts';
import { readOutcome } from './clean/read-outcome.ts';
import { speakerByWord } from './columns/speaker-words.ts';
import type { LogConversation, LogSpeaker, LogTurn } from './conversation-log.ts';
import type { ImportCounts, ImportTools } from './import-tools.ts';
import { knownNames, mayNameSomebody } from './mask/known-names.ts';
import { type MaskCounts, maskText } from './mask/mask-text.ts';
import { pseudonym } from './mask/pseudonym.ts';
import type { RawFacts, RawMessage } from './raw-message.ts';

/** Messages of a shopper within this of one another are one: people send half sentences. */
const BURST_MS = 120_000;
/** The same words again within this are the export's doing, not a person's. */
const TWICE_MS = 2000;

/** A conversation gathered from its messages, its senders known, nothing cleaned. */
export interface RawConversation {
  /** The source's own; null where it has none. */
  id: string | null;
  file: string;
  messages: RawMessage[];
}

export interface FinishContext {
  tools: ImportTools;
  speakerOf: (name: string) => LogSpeaker;
  /** Cleaned first words of agents that are a template. */
  openings: ReadonlySet<string>;
  /** Of the ratings. */
  top: number;
  counts: ImportCounts;
}

/** Cleans and masks one conversation. Null where neither a shopper nor anybody who answers says anything in it. */
export function finishConversation(raw: RawConversation, context: FinishContext): LogConversation | null {
  const { tools, counts } = context;
  const messages = inOrder(raw.messages);
  // Those who speak, and those whom columns name beside: the customer, the agent who had the conversation.
  const names = knownNames(
    messages.flatMap(({ name, facts: { shopper, people = [] } }) =>
      [name, shopper, ...people].flatMap((who) => who ?? []),
    ),
  );
  const orders = [...new Set(messages.flatMap(({ facts }) => orderNumbers(facts.order)))];
  // What is masked counts once the conversation is known to be kept.
  const masked: MaskCounts = {};
  const facts = Object.assign({}, ...messages.map((message) => message.facts).reverse()) as RawFacts;
  const turns: LogTurn[] = [];
  let automatic = 0;
  let burst = 0;
  let same = 0;
  let agentSpoke = false;
  for (const message of messages) {
    const words = plainMessage(message.text);
    if (words === '') continue;
    let speaker = message.speaker ?? (message.name === null ? 'shopper' : context.speakerOf(message.name));
    if (speaker !== 'shopper' && speaker !== 'system') {
      const isTemplate = isAutomatic(words) || (!agentSpoke && context.openings.has(words));
      agentSpoke = true;
      if (isTemplate) {
        speaker = 'system';
        automatic += 1;
      }
    }
    const text = maskText(words, names, masked, orders);
    const before = turns.at(-1);
    if (before !== undefined && before.speaker === speaker && isSame(before, text, message.atMs)) {
      same += 1;
      continue;
    }
    if (
      before !== undefined &&
      speaker === 'shopper' &&
      before.speaker === 'shopper' &&
      isBurst(before, message.atMs)
    ) {
      before.text += `\n${text}`;
      burst += 1;
      continue;
    }
    const agent =
      speaker === 'agent' && message.name !== null && isAName(message.name)
        ? pseudonym(tools.salt, 'agent', message.name)
        : null;
    turns.push({ speaker, text, atMs: message.atMs, agent });
  }
  if (!turns.some(({ speaker }) => speaker !== 'system')) return null;
  counts.automatic += automatic;
  counts.burst += burst;
  counts.sameMessages += same;
  for (const [kind, count] of Object.entries(masked) as [keyof MaskCounts, number][]) {
    counts.masked[kind] = (counts.masked[kind] ?? 0) + count;
  }
  const shopper =
    facts.shopper ??
    messages.find(({ speaker, name }) => name !== null && (speaker ?? context.speakerOf(name)) === 'shopper')?.name ??
    null;
  const quiet = (text: string | undefined) =>
    text === undefined || text.trim() === '' ? null : maskText(text.trim(), names, {}, orders);
  return {
    id: idOf(raw, turns, names, tools.salt),
    source: { file: raw.file, line: messages[0]?.line ?? 0 },
    startedAtMs: turns.find(({ atMs }) => atMs !== null)?.atMs ?? null,
    channel: quiet(facts.channel),
    group: quiet(facts.group),
    shopper: shopper !== null && isAName(shopper) ? pseudonym(tools.salt, 'shopper', shopper) : null,
    language: tools.languageOf(shoppersWords(turns)),
    tags: (facts.tags ?? []).flatMap((tag) => quiet(tag) ?? []),
    outcome: readOutcome(facts, turns, context.top),
    turns,
  };
}

/** Numbers of an order's column that are long enough to be no other number. */
const orderNumbers = (order = ''): string[] => order.split(/[\s,;，；]+/).filter((one) => /^(?=.*\d).{4,}$/u.test(one));

/** By time where all have one; a stable sort, because many logs know seconds or minutes alone. */
const inOrder = (messages: readonly RawMessage[]): RawMessage[] =>
  messages.every(({ atMs }) => atMs !== null)
    ? messages.toSorted((a, b) => (a.atMs ?? 0) - (b.atMs ?? 0))
    : [...messages];

const isSame = (before: LogTurn, text: string, atMs: number | null): boolean => {
  if (before.atMs !== null && atMs !== null && atMs - before.atMs > TWICE_MS) return false;
  return before.text === text || (before.text.endsWith(`\n${text}`) && before.atMs === atMs && atMs !== null);
};

const isBurst = (before: LogTurn, atMs: number | null): boolean =>
  before.atMs === null || atMs === null || atMs - before.atMs <= BURST_MS;

/** "Visitor" is a part and no name; "Visitor 8123" tells one from another. */
const isAName = (name: string): boolean =>
  name.trim() !== '' && (/\d/.test(name) || !/^\p{L}+(?: [\p{L}]+)?$/u.test(name) || speakerByWord(name) === null);

/** What a language is read from: enough of it, and no more. */
const shoppersWords = (turns: readonly LogTurn[]): string =>
  turns
    .filter(({ speaker }) => speaker === 'shopper')
    .map(({ text }) => text)
    .join('\n')
    .slice(0, 300);

/** The source's own id, unless it may say who somebody is; otherwise one that the same words give again. */
function idOf(raw: RawConversation, turns: readonly LogTurn[], names: readonly string[], salt: Uint8Array): string {
  if (raw.id !== null && maskText(raw.id, names, {}) === raw.id && !/@/.test(raw.id) && !mayNameSomebody(raw.id, names))
    return raw.id;
  if (raw.id !== null) return pseudonym(salt, 'conversation', raw.id);
  return pseudonym(
    salt,
    'conversation',
    turns.map(({ speaker, atMs, text }) => `${speaker} ${atMs} ${text}`).join('\n'),
  );
}
