import { speakerByWord } from '../columns/speaker-words.ts';
import type { LogSpeaker } from '../conversation-log.ts';
import type { LogItem, RawFacts, RawMessage } from '../raw-message.ts';
import { withoutPacket } from './desk-handoff.ts';
import { FACTS, MESSAGES, NAME, PEOPLE, SENDER, TEXT, TIME } from './nested-names.ts';
import { parseTime, type TimeReading } from './parse-time.ts';

type Json = Readonly<Record<string, unknown>>;

/** The messages within an object; null where it holds none of its own, and is a message itself perhaps. */
export function nestedMessages(given: Json): readonly Json[] | null {
  const object = withoutPacket(given);
  for (const path of MESSAGES) {
    const found = at(object, path);
    if (Array.isArray(found) && found.some((each) => isObject(each) && textOf(each) !== ''))
      return found.filter(isObject);
  }
  return null;
}

/**
 * One conversation of an export with its messages within it: Zendesk (tickets with comments), Intercom, Freshdesk,
 * Gorgias, Chatwoot, our own desk, and whatever lists messages with a text and who said it. Internal notes are named and left out.
 */
export function readNested(given: Json, line: number, segment: number, time: TimeReading): LogItem[] {
  const object = withoutPacket(given);
  const messages = nestedMessages(object);
  if (messages === null)
    // Names of members may be those of people.
    return [{ fault: { line, reason: 'shape', detail: '' } }];
  const id =
    plain(at(object, 'id')) ??
    plain(at(object, 'conversation_id')) ??
    plain(at(object, 'ticket_id')) ??
    plain(at(object, 'uuid'));
  const facts = factsOf(object);
  const base = { conversation: id, ...(id === null && { segment }), line, facts };
  const timed = (from: Json) => {
    const written = first(from, TIME);
    return written === null ? null : parseTime(written, time);
  };
  const items: LogItem[] = [];
  const opening = openingOf(object, messages);
  if (opening !== null) items.push({ message: { ...base, atMs: timed(object), ...opening } });
  for (const message of messages) {
    if (isNote(message)) {
      items.push({ fault: { line, reason: 'note', detail: '' } });
      continue;
    }
    const text = textOf(message);
    if (text === '') continue;
    const who = speakerOf(message, object);
    items.push({ message: { ...base, atMs: timed(message), ...who, text } });
  }
  return items;
}

function isNote(message: Json): boolean {
  return (
    message.public === false ||
    message.private === true ||
    plain(message.part_type) === 'note' ||
    plain(message.type) === 'note'
  );
}

function speakerOf(message: Json, conversation: Json): Pick<RawMessage, 'speaker' | 'name'> {
  const name = first(message, NAME);
  const told = (speaker: LogSpeaker) => ({ speaker, name });
  // Freshdesk, Gorgias, Chatwoot, Zendesk: each says it in its own way.
  if (typeof message.incoming === 'boolean') return told(message.incoming ? 'shopper' : 'agent');
  if (typeof message.from_agent === 'boolean') {
    return told(message.from_agent ? (plain(at(message, 'via')) === 'rule' ? 'assistant' : 'agent') : 'shopper');
  }
  if (typeof message.message_type === 'number') {
    if (plain(at(message, 'sender.type')) === 'agent_bot') return told('assistant');
    return told((['shopper', 'agent', 'system', 'system'] as const)[message.message_type] ?? 'system');
  }
  const requester = plain(conversation.requester_id);
  const author = plain(message.author_id);
  if (requester !== null && author !== null)
    return { speaker: author === requester ? 'shopper' : 'agent', name: name ?? author };
  const word = first(message, SENDER);
  const speaker = word === null ? null : speakerByWord(word);
  // Intercom writes assignments and closings as parts.
  if (plain(message.part_type) !== null && !/comment|message|open|quick_reply/.test(String(message.part_type)))
    return told('system');
  return { speaker, name: name ?? (speaker === null ? word : null) };
}

/** The words with which a ticket begins, where they do not stand among its messages. */
function openingOf(object: Json, messages: readonly Json[]): Pick<RawMessage, 'speaker' | 'name' | 'text'> | null {
  const source = at(object, 'source');
  if (isObject(source) && textOf(source) !== '') {
    const type = plain(at(source, 'author.type'));
    return {
      speaker: type === null ? 'shopper' : speakerByWord(type),
      name: first(source, NAME),
      text: textOf(source),
    };
  }
  const text = plain(object.description_text) ?? plain(object.description) ?? '';
  if (text === '' || messages.some((each) => textOf(each).trim() === text.trim())) return null;
  return { speaker: 'shopper', name: null, text };
}

function factsOf(object: Json): RawFacts {
  const facts: RawFacts = {};
  for (const [fact, paths] of Object.entries(FACTS) as [Exclude<keyof RawFacts, 'tags' | 'people'>, string[]][]) {
    const value = first(object, paths);
    if (value !== null && value !== '') facts[fact] = value;
  }
  const people = PEOPLE.flatMap((path) => plain(at(object, path)) ?? []);
  if (people.length > 0) facts.people = people;
  const tags = [at(object, 'tags.tags'), object.tags, object.labels].find(Array.isArray) as unknown[] | undefined;
  if (tags !== undefined)
    facts.tags = tags.flatMap((tag) => plain(tag) ?? (isObject(tag) ? (plain(tag.name) ?? []) : []));
  return facts;
}

const textOf = (message: Json): string => first(message, TEXT) ?? '';

function first(object: Json, paths: readonly string[]): string | null {
  for (const path of paths) {
    const found = plain(at(object, path));
    if (found !== null && found !== '') return found;
  }
  return null;
}

function at(object: Json, path: string): unknown {
  let inner: unknown = object;
  for (const key of path.split('.')) {
    if (typeof inner !== 'object' || inner === null) return undefined;
    inner = (inner as Record<string, unknown>)[key];
  }
  return inner;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const plain = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
