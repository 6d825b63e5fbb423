import type { LogItem, RawFacts, RawMessage } from '../raw-message.ts';
import { parseClock, parseTime, type TimeReading } from './parse-time.ts';
import type { TranscriptStyle } from './transcript-styles.ts';

/** A pause after which another conversation begins, where nothing else tells. */
const PAUSE_MS = 6 * 3600_000;
const MIDNIGHT_MS = 24 * 3600_000;

const RULE = /^\s*(?:[-=_*#~]\s?){5,}\s*(?:[^-=_*#~]{0,60}(?:[-=_*#~]\s?){3,})?$/;
const ID_LINE =
  /^\s*#*\s*(?:(?:conversation|chat|session|ticket|transcript)(?:\s*(?:id|no\.?|number|#))?|(?:会话|对话|聊天|工单)(?:记录)?(?:id|号|编号)?)\s*[:：#]\s*(?<id>[\w./@-]{1,80})\s*$/iu;
const STARTED =
  /^\s*(?:chat|conversation|session|transcript)?\s*(?:started|began|date|created)(?:\s*(?:on|at|time))?\s*[:：]?\s*(?<time>\S.*)$|^\s*(?:会话|对话|聊天)?(?:开始)?(?:时间|日期)\s*[:：]\s*(?<zeit>\S.*)$/iu;
const FACT_LINES: readonly { pattern: RegExp; fact: 'rating' | 'channel' | 'group' | 'resolved' }[] = [
  { pattern: /^\s*(?:chat\s)?(?:rating|csat|score|评价|满意度|评分)\s*[:：]\s*(?<value>\S.*)$/iu, fact: 'rating' },
  { pattern: /^\s*(?:channel|source|渠道|来源)\s*[:：]\s*(?<value>\S.*)$/iu, fact: 'channel' },
  { pattern: /^\s*(?:department|team|group|skill|技能组|分组|部门)\s*[:：]\s*(?<value>\S.*)$/iu, fact: 'group' },
  { pattern: /^\s*(?:resolved|status|是否解决|解决状态|状态)\s*[:：]\s*(?<value>\S.*)$/iu, fact: 'resolved' },
];
/** What a helpdesk says of the conversation itself: `*** Visitor joined the chat ***`. */
const ABOUT = /^\s*(?:\*{2,}.*\*{2,}|-{2,}.*-{2,})\s*$/u;

/** Reads a plain-text transcript line by line; a message goes on until the next one's head. */
export class TranscriptReader {
  readonly #style: TranscriptStyle;
  readonly #time: TimeReading;
  #rest = '';
  #line = 0;
  #id: string | null = null;
  #segment = 0;
  #facts: RawFacts = {};
  /** Epoch ms of the midnight before; null while no date is known. */
  #midnightMs: number | null = null;
  #lastMs: number | null = null;
  #message: RawMessage | null = null;
  /** Whether the conversation under way has a message yet. */
  #begun = false;

  constructor(style: TranscriptStyle, time: TimeReading) {
    this.#style = style;
    this.#time = time;
  }

  push(text: string): LogItem[] {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.#take(line));
  }

  end(): LogItem[] {
    const last = this.#rest === '' ? [] : this.#take(this.#rest.replace(/\r$/, ''));
    this.#rest = '';
    return [...last, ...this.#close()];
  }

  #take(text: string): LogItem[] {
    this.#line += 1;
    if (RULE.test(text)) return this.#next(null);
    const id = ID_LINE.exec(text)?.groups?.id;
    if (id !== undefined) return this.#next(id);
    const started = STARTED.exec(text)?.groups;
    if (started !== undefined && this.#message === null) {
      const atMs = parseTime(started.time ?? started.zeit ?? '', this.#time);
      if (atMs !== null) {
        this.#midnightMs = parseTime(
          (started.time ?? started.zeit ?? '').replace(/[\sT,，]*\d{1,2}:\d{2}.*$/, ''),
          this.#time,
        );
        return [];
      }
    }
    for (const { pattern, fact } of FACT_LINES) {
      const value = pattern.exec(text)?.groups?.value;
      if (value === undefined) continue;
      const items = this.#message === null ? [] : this.#close();
      this.#facts[fact] = value.trim();
      return items;
    }
    const head = this.#style.pattern.exec(text)?.groups;
    if (head !== undefined) return this.#begin(head);
    if (this.#message !== null) {
      this.#message.text += `\n${text}`;
      return [];
    }
    return text.trim() === '' ? [] : [{ fault: { line: this.#line, reason: 'stray', detail: this.#style.name } }];
  }

  #begin({ time = '', name, text = '' }: Record<string, string | undefined>): LogItem[] {
    const closed = this.#close();
    const atMs = this.#timeOf(time);
    if (atMs !== null && this.#lastMs !== null && Math.abs(atMs - this.#lastMs) > PAUSE_MS) this.#split();
    if (atMs !== null) this.#lastMs = atMs;
    const isAbout = name === undefined || ABOUT.test(text);
    this.#message = {
      conversation: this.#id,
      segment: this.#segment,
      line: this.#line,
      atMs,
      speaker: isAbout ? 'system' : null,
      name: isAbout ? null : (name ?? '').trim(),
      text,
      facts: this.#facts,
    };
    return closed;
  }

  #timeOf(written: string): number | null {
    if (written === '') return null;
    const dated = parseTime(written, this.#time);
    if (dated !== null) return dated;
    const clockMs = parseClock(written);
    if (clockMs === null || this.#midnightMs === null) return null;
    const atMs = this.#midnightMs + clockMs;
    // Past midnight the clock begins again.
    const isNextDay = this.#lastMs !== null && atMs < this.#lastMs - MIDNIGHT_MS / 2;
    if (isNextDay) this.#midnightMs += MIDNIGHT_MS;
    return isNextDay ? atMs + MIDNIGHT_MS : atMs;
  }

  /** A head of another conversation: what was told before it belongs to the last one. */
  #next(id: string | null): LogItem[] {
    const closed = this.#close();
    // A rule above and below a head, and the head itself, begin one conversation.
    this.#split();
    this.#id = id ?? this.#id;
    return closed;
  }

  #split(): void {
    if (!this.#begun) return;
    this.#segment += 1;
    this.#facts = {};
    this.#lastMs = null;
    this.#midnightMs = null;
    this.#begun = false;
    this.#id = null;
  }

  #close(): LogItem[] {
    const message = this.#message;
    this.#message = null;
    if (message === null) return [];
    this.#begun = true;
    return [{ message: { ...message, text: message.text.trimEnd() } }];
  }
}
