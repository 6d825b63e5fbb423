import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTestMessages } from './test-messages.ts';

describe('readTestMessages', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'aisle-eval-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = (name: string, content: string) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return readTestMessages(file);
  };

  it('takes the language of rows from the name of the file', () => {
    expect(read('zh-q.tsv', 'order.track\tangry\t到哪了\tyue\r\noos\tneutral\t唱歌\n')).toEqual([
      { intent: 'order.track', emotion: 'angry', text: '到哪了', variety: 'yue', language: 'zh-Hans', file: 'zh-q' },
      { intent: 'oos', emotion: 'neutral', text: '唱歌', variety: '', language: 'zh-Hans', file: 'zh-q' },
    ]);
    expect(read('real.tsv', 'oos\t\tla la\n')).toMatchObject([{ language: '', emotion: '' }]);
  });

  it('takes lines of JSON with what they know', () => {
    expect(read('real.jsonl', '{"text":"la la","intent":"oos","id":7}\n')).toEqual([
      { text: 'la la', intent: 'oos', emotion: '', language: '', variety: '', file: 'real' },
    ]);
  });

  it.each([
    ['en.tsv', 'oos\tneutral\tla\nsing\tneutral\tla', /en\.tsv:2: intent/],
    ['en.tsv', 'oos\tneutral\t ', /en\.tsv:1: text/],
    ['x.jsonl', '{"text":"la"}', /x\.jsonl:1: intent/],
    ['x.jsonl', '\n{', /x\.jsonl:2: /],
  ])('names the place of a fault in %s: %j', (name, content, place) => {
    expect(() => read(name, content)).toThrow(place);
  });
});
