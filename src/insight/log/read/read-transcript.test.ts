import { describe, expect, it } from 'vitest';
import type { RawMessage } from '../raw-message.ts';
import { TranscriptReader } from './read-transcript.ts';
import { transcriptStyleOf } from './transcript-styles.ts';

const time = {
  dayFirst: true,
  toEpoch: (t: { year: number; month: number; day: number; hour: number; minute: number; second: number }) =>
    Date.UTC(t.year, t.month - 1, t.day, t.hour, t.minute, t.second),
};

function read(text: string): { style: string; messages: RawMessage[]; faults: number[] } {
  const style = transcriptStyleOf(text.split('\n'));
  if (style === null) throw new Error('no transcript');
  const reader = new TranscriptReader(style, time);
  const items = [...reader.push(text.slice(0, 37)), ...reader.push(text.slice(37)), ...reader.end()];
  return {
    style: style.name,
    messages: items.flatMap((item) => ('message' in item ? [item.message] : [])),
    faults: items.flatMap((item) => ('fault' in item ? [item.fault.line] : [])),
  };
}
const brief = (messages: RawMessage[]) => messages.map(({ name, text, segment }) => [name, text, segment]);

describe('transcripts of the common helpdesks', () => {
  it('with the time in brackets, and lines that go on', () => {
    const { style, messages } = read(
      '[2024-05-01 10:02:33] Ana: hello\nsecond line\n[2024-05-01 10:03:00] Support: hi Ana\n',
    );
    expect(style).toBe('bracketed');
    expect(brief(messages)).toEqual([
      ['Ana', 'hello\nsecond line', 0],
      ['Support', 'hi Ana', 0],
    ]);
    expect(messages[1]?.atMs).toBe(Date.UTC(2024, 4, 1, 10, 3));
  });

  it('of Zendesk Chat, with a date in its head and notes of the system, over midnight', () => {
    const { messages } = read(
      'Chat started: 2024-05-01 23:58\n(23:58:10) *** Visitor 81 joined the chat ***\n(23:58:33) Visitor 81: where is it?\n(00:01:02) Mia: let me look\n',
    );
    expect(messages.map(({ speaker, name, atMs }) => [speaker, name, new Date(atMs ?? 0).toISOString()])).toEqual([
      ['system', null, '2024-05-01T23:58:10.000Z'],
      [null, 'Visitor 81', '2024-05-01T23:58:33.000Z'],
      [null, 'Mia', '2024-05-02T00:01:02.000Z'],
    ]);
  });

  it('of 千牛, with the words on the next line', () => {
    const { style, messages } = read(
      'tb_mango(2024-05-01 10:02:33):\n在吗\n芒果几天到\n鲜果旗舰店:小李(2024-05-01 10:02:50):\n两天哦\n',
    );
    expect(style).toBe('name-bracketed');
    expect(brief(messages)).toEqual([
      ['tb_mango', '\n在吗\n芒果几天到', 0],
      ['鲜果旗舰店:小李', '\n两天哦', 0],
    ]);
  });

  it('of 智齿 and 美洽, with the time behind the name', () => {
    const { style, messages } = read('访客 2024-05-01 10:02:33\n还有货吗\n客服 小李 2024-05-01 10:02:50\n有的\n');
    expect(style).toBe('name-stamp');
    expect(brief(messages).map(([name]) => name)).toEqual(['访客', '客服 小李']);
  });

  it('of WhatsApp, which a long pause cuts in two', () => {
    const { style, messages } = read(
      '12/05/24, 10:02 - Ana: is it vegan?\n12/05/24, 10:04 - Shop: yes: all of it\n14/05/24, 09:00 - Ana: thanks\n',
    );
    expect(style).toBe('stamped');
    expect(brief(messages)).toEqual([
      ['Ana', 'is it vegan?', 0],
      ['Shop', 'yes: all of it', 0],
      ['Ana', 'thanks', 1],
    ]);
  });

  it('without times, cut by rules, with an id and a rating of their own', () => {
    const { style, messages } = read(
      'Conversation ID: 71\nVisitor: a question\nAgent: an answer\nRating: 4\n=====\nConversation ID: 72\nVisitor: another one\nAgent: another answer\n',
    );
    expect(style).toBe('plain');
    expect(messages.map(({ conversation, facts }) => [conversation, facts.rating])).toEqual([
      ['71', '4'],
      ['71', '4'],
      ['72', undefined],
      ['72', undefined],
    ]);
  });

  it('name the lines that belong to nobody', () => {
    const { faults } = read('exported by someone\n[2024-05-01 10:02] Ana: hello\n[2024-05-01 10:03] Bob: hi\n');
    expect(faults).toEqual([1]);
  });

  it('are not seen in a table or a letter', () => {
    expect(transcriptStyleOf(['id,time,text', '1,2024-05-01 10:02:33,"a: b"', '2,2024-05-01 10:03:33,c'])).toBeNull();
    expect(transcriptStyleOf(['Dear team,', 'I write to you because:', 'it is late'])).toBeNull();
  });
});
