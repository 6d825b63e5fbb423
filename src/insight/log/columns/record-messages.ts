import type { LogItem, LogRecord, RawFacts, RawMessage } from '../raw-message.ts';
import { parseTime, type TimeReading } from '../read/parse-time.ts';
import { TranscriptReader } from '../read/read-transcript.ts';
import { transcriptStyleOf } from '../read/transcript-styles.ts';
import { namesPeople } from './guess-columns.ts';
import type { LogColumns, LogField } from './log-columns.ts';
import { speakerByWord } from './speaker-words.ts';

const FACTS = ['channel', 'group', 'rating', 'resolved', 'handedOver', 'converted', 'shopper', 'order'] as const;

/** The messages in one row, as its columns are to be read: one, a question with its answer, or a whole transcript. */
export function recordMessages(record: LogRecord, columns: LogColumns, time: TimeReading): LogItem[] {
  const cell = (field: LogField): string => {
    const column = columns[field];
    return column === undefined ? '' : (record.cells[column] ?? '');
  };
  const { line } = record;
  const facts: RawFacts = {};
  for (const fact of FACTS) if (cell(fact) !== '') facts[fact] = cell(fact);
  const people = new Set([cell('agent'), ...peopleBeside(record, columns)].filter((who) => who !== ''));
  if (people.size > 0) facts.people = [...people];
  if (cell('tags') !== '')
    facts.tags = cell('tags')
      .split(/[,，;；|、]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '');
  const items: LogItem[] = [];
  const writtenTime = cell('time');
  const atMs = writtenTime === '' ? null : parseTime(writtenTime, time);
  if (writtenTime !== '' && atMs === null) {
    items.push({ fault: { line, reason: 'time', detail: columns.time ?? '' } });
  }
  const conversation = cell('conversation') === '' ? null : cell('conversation');
  const isWhole = columns.transcript !== undefined || columns.answer !== undefined;
  const base = { conversation, ...(conversation === null && isWhole && { segment: line }), line, facts };

  if (cell('transcript') !== '') {
    const told = transcriptMessages(cell('transcript'), time);
    if (told.length === 0) items.push({ fault: { line, reason: 'shape', detail: columns.transcript ?? '' } });
    for (const { atMs: own, speaker, name, text } of told)
      items.push({ message: { ...base, atMs: own ?? atMs, speaker, name, text } });
    return items;
  }
  const text = cell('text');
  if (text === '' && cell('answer') === '') {
    items.push({ fault: { line, reason: 'no-text', detail: columns.text ?? columns.transcript ?? '' } });
    return items;
  }
  if (text !== '') items.push({ message: { ...base, atMs, ...senderOf(cell, columns), text } });
  if (cell('answer') !== '') {
    const agent = cell('agent');
    items.push({
      message: { ...base, atMs, speaker: 'agent', name: agent === '' ? null : agent, text: cell('answer') },
    });
  }
  return items;
}

/** Who is named in columns that were chosen for nothing. */
function peopleBeside({ cells }: LogRecord, columns: LogColumns): string[] {
  const chosen = new Set(Object.values(columns));
  return Object.entries(cells).flatMap(([column, who]) => (!chosen.has(column) && namesPeople(column) ? [who] : []));
}

function senderOf(cell: (field: LogField) => string, columns: LogColumns): Pick<RawMessage, 'speaker' | 'name'> {
  const role = cell('role');
  const agent = cell('agent');
  const told = role === '' ? null : (speakerByWord(role) ?? truth(role, columns.role ?? ''));
  const sender = cell('sender');
  if (told === null && columns.answer !== undefined) return { speaker: 'shopper', name: sender || null };
  // The agent's column is filled in every row where it says who had the conversation, else in the agent's own rows.
  const name = sender || (told === 'agent' ? agent : told === 'shopper' ? '' : role || agent);
  if (told === null && columns.role === undefined && sender === '' && columns.agent !== undefined) {
    return { speaker: agent === '' ? 'shopper' : 'agent', name: agent || null };
  }
  return { speaker: told, name: name || null };
}

/** `is agent: true`. */
const truth = (role: string, column: string): 'agent' | 'shopper' | null =>
  !/agent|客服/i.test(column)
    ? null
    : /^(?:true|yes|1|是|y)$/i.test(role)
      ? 'agent'
      : /^(?:false|no|0|否|n)$/i.test(role)
        ? 'shopper'
        : null;

function transcriptMessages(text: string, time: TimeReading): RawMessage[] {
  const style = transcriptStyleOf(text.split(/\r?\n/));
  if (style === null) return [];
  const reader = new TranscriptReader(style, time);
  return [...reader.push(text), ...reader.end()].flatMap((item) => ('message' in item ? [item.message] : []));
}
