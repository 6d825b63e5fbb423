import { plainMessage } from '#insight/log/clean/plain-message.ts';
import { speakerByWord } from '#insight/log/columns/speaker-words.ts';
import type { LogSpeaker } from '#insight/log/conversation-log.ts';
import { Gatherer } from '#insight/log/gather-conversations.ts';
import { knownNames } from '#insight/log/mask/known-names.ts';
import { maskText } from '#insight/log/mask/mask-text.ts';
import { maskedFileName } from '#insight/log/mask/masked-file-name.ts';
import type { LogFault, LogItem, LogRecord, RawMessage } from '#insight/log/raw-message.ts';
import type { LogLook, ReadOptions } from './logs-api.ts';
import type { OpenLog } from './open-log-file.ts';
import { type LogReading, readLog } from './read-log.ts';
import { timeReading } from './time-reading.ts';

const ROWS = 5;
const MESSAGES = 6;
const SPEAKERS = 12;
/** As many messages tell who is who. */
const LOOKED_AT = 2000;

/** What one file is taken for, by its beginning. @param at Its place among the chosen ones, as `LogLook.at`. */
export async function lookAt(log: OpenLog, at: string, options: ReadOptions): Promise<LogLook> {
  const look: LogLook = {
    at,
    file: maskedFileName(log.name, []),
    sizeBytes: log.sizeBytes,
    kind: 'unreadable',
    encoding: log.kind === 'text' ? log.encoding : null,
    columns: [],
    rows: [],
    guess: {},
    messages: [],
    speakers: [],
    fault: null,
  };
  if (log.kind === 'fault')
    return { ...look, fault: { file: look.file, line: 0, reason: log.reason, detail: log.detail } };
  const reading = readLog(log, { time: timeReading(options), columns: {} });
  const items: LogItem[] = [];
  const records: LogRecord[] = [];
  for await (const step of reading.steps()) {
    items.push(...step.items);
    records.push(...step.records);
    if (items.length >= LOOKED_AT) break;
  }
  const messages = items.flatMap((item) => ('message' in item ? [item.message] : []));
  const gatherer = new Gatherer();
  for (const message of messages) gatherer.add(log.name, message);
  const speakers = speakersOf(gatherer, messages);
  const file = gatherer.fileName(log.name);
  const shown = messages.slice(0, MESSAGES);
  const lines = new Set(records.slice(0, ROWS).map(({ line }) => line));
  const names = knownNames(
    messages.flatMap(({ line, name, facts: { shopper, people = [] } }, at) =>
      at < MESSAGES || lines.has(line) ? [name, shopper, ...people].flatMap((who) => who ?? []) : [],
    ),
  );
  const hide = (text: string) => maskText(plainMessage(text), names, {});
  return {
    ...look,
    file,
    kind: reading.kind,
    columns: reading.columns,
    rows: records
      .slice(0, ROWS)
      .map(({ cells }) => reading.columns.map((column) => hide(cells[column] ?? '').slice(0, 120))),
    guess: reading.mapping,
    messages: shown.map(({ speaker, name, atMs, text }) => ({
      speaker: speaker ?? (name === null ? 'shopper' : (speakers.get(name) ?? 'shopper')),
      name,
      atMs,
      text: hide(text).slice(0, 200),
    })),
    speakers: [...speakers].slice(0, SPEAKERS).map(([name, speaker]) => ({ name, speaker })),
    fault: messages.length > 0 ? null : whyEmpty(file, reading, items),
  };
}

/** Where no object could be read, the first line that is none tells more than that there is no message. */
function whyEmpty(file: string, { kind, columns }: LogReading, items: readonly LogItem[]): LogFault {
  const [broken] = items.flatMap((item) => ('fault' in item && item.fault.reason === 'json' ? [item.fault] : []));
  if (columns.length === 0 && broken !== undefined) return { file, ...broken };
  return { file, line: 0, reason: 'file-empty', detail: kind };
}

/** Senders whose part had to be guessed, the most frequent first. */
function speakersOf(gatherer: Gatherer, messages: readonly RawMessage[]): Map<string, LogSpeaker> {
  const counts = new Map<string, number>();
  for (const message of messages) {
    if (message.speaker === null && message.name !== null)
      counts.set(message.name, (counts.get(message.name) ?? 0) + 1);
  }
  const guessed = gatherer.speakers({});
  const open = [...counts].filter(([name]) => speakerByWord(name) === null || /\d/.test(name));
  const sorted = [...open].sort((a, b) => b[1] - a[1]);
  return new Map([...sorted, ...counts].map(([name]) => [name, guessed.get(name) ?? 'shopper']));
}
