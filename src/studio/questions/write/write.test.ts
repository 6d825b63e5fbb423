import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { askWordsOf, writeAskWords, writeFollowUp } from './write-chain.ts';
import { type EntryOrigin, fileOfEntry, writeEntry } from './write-entry.ts';
import { writeDecide, writeScript } from './write-script.ts';

const ORIGIN: EntryOrigin = {
  kind: 'mined',
  log: 'june.csv',
  conversations: 41,
  agents: 3,
  at: '2026-07-01T08:00:00.000Z',
  by: 'Lin',
};
const wording = {
  title: 'Ice packs',
  questions: ['can I reuse the ice packs', 'what is in them: gel?'],
  answer: 'Yes.\n\nThey hold a harmless gel.',
  facts: [],
};
const entry = { id: 'mined-a', intent: 'product.info', wordings: { en: wording } };

describe('an accepted entry', () => {
  it('stands in a file of its own kind, with where it came from', () => {
    expect(fileOfEntry('product.info')).toBe('answers/mined-product.yaml');
    expect(parse(writeEntry(null, entry, ORIGIN))).toEqual([
      {
        id: 'mined-a',
        intent: 'product.info',
        origin: ORIGIN,
        en: { title: wording.title, questions: wording.questions, answer: wording.answer },
      },
    ]);
  });

  it('leaves the rest of the file as it is written, and takes the place of itself', () => {
    const before = '# Ours.\n- id: other # kept\n  intent: product.info\n';
    const once = writeEntry(before, entry, ORIGIN);
    expect(once).toContain('# Ours.\n- id: other # kept\n');
    const twice = writeEntry(once, { ...entry, wordings: { en: { ...wording, title: 'Cool packs' } } }, ORIGIN);
    expect(parse(twice).map((one: { id: string }) => one.id)).toEqual(['other', 'mined-a']);
    expect(parse(twice)[1].en.title).toBe('Cool packs');
  });
});

describe('a follow-up', () => {
  const below = 'choices: 2\nnext:\n  product.info: [{ intent: product.price, probability: 0.3 }]\n';

  it('is laid over what the extended pack says, likeliest first', () => {
    const written = writeFollowUp(null, below, { from: 'product.info', intent: 'product.storage', probability: 0.612 });
    expect(parse(written)).toEqual({
      next: {
        'product.info': [
          { intent: 'product.storage', probability: 0.61 },
          { intent: 'product.price', probability: 0.3 },
        ],
      },
    });
  });

  it('changes a figure that is there', () => {
    const own = '# ours\nnext:\n  a.b: [{ intent: c.d, probability: 0.2 }]\n';
    const written = writeFollowUp(own, below, { from: 'a.b', intent: 'c.d', probability: 0.4 });
    expect(written).toContain('# ours');
    expect(parse(written).next['a.b']).toEqual([{ intent: 'c.d', probability: 0.4 }]);
  });

  it('brings the words to say where nobody has them', () => {
    expect(writeAskWords(null, 'en:\n  ask-c.d: [Well?]\n', 'c.d', { en: ['Well?'], 'zh-Hans': [] })).toBeNull();
    expect(parse(writeAskWords('zh-Hans: {}\n', null, 'c.d', { en: ['and then?'] }) ?? '').en).toEqual({
      'ask-c.d': ['and then?'],
    });
  });

  it('lays other words over those of the extended pack, and knows its own first', () => {
    const base = 'en:\n  ask-c.d: [Well?]\nzh-Hans:\n  ask-c.d: [然后？]\n';
    const own = writeAskWords(null, base, 'c.d', { en: ['And then?', 'Next?'], 'zh-Hans': ['然后？'] });
    expect(parse(own ?? '')).toEqual({ en: { 'ask-c.d': ['And then?', 'Next?'] } });
    expect(askWordsOf(own, base, 'c.d', ['en', 'zh-Hans', 'fr'])).toEqual({
      en: ['And then?', 'Next?'],
      'zh-Hans': ['然后？'],
    });
  });
});

describe('a golden script', () => {
  it('is one more variant beside those of the extended pack', () => {
    const below = "en:\n  soothe-angry: ['Sorry.']\n";
    const once = writeScript(null, below, {
      language: 'en',
      key: 'soothe-angry',
      template: 'I see, {name}: that is bad.',
    });
    expect(parse(once)).toEqual({ en: { 'soothe-angry': ['Sorry.', 'I see, {name}: that is bad.'] } });
    expect(writeScript(once, below, { language: 'en', key: 'soothe-angry', template: 'Sorry.' })).toBe(once);
  });

  it('is the line of an entry that helps to decide', () => {
    const text = writeEntry(null, entry, ORIGIN);
    expect(
      parse(writeDecide(text, { entry: 'mined-a', language: 'en', template: 'Most take two.' }) ?? '')[0].en.decide,
    ).toBe('Most take two.');
    expect(writeDecide(text, { entry: 'mined-a', language: 'zh-Hans', template: 'x' })).toBeNull();
  });
});

describe('what is accepted', () => {
  const ANSWERS =
    "# Ours.\n- id: other # kept\n  intent: product.info\n  en: { title: 'It', questions: [a, b], answer: A line that is longer than any that a file is usually folded at, so that it would be broken in two if it were written anew. }\n";
  const FOLLOWUPS =
    '# Ours.\nnext:\n  a.b: [{intent: c.d, probability: 0.2}]   # guessed\n  e.f: [ { intent: a.b, probability: 0.1 } ]\n';
  const SCRIPTS = "# Ours.\nen:\n  soothe-angry: [ 'Sorry.' ] # short\n  other: ['x',   'y']\n";
  const edits: [what: string, text: string, edit: (text: string) => string | null][] = [
    ['an entry', ANSWERS, (text) => writeEntry(text, entry, ORIGIN)],
    [
      'an entry again',
      ANSWERS,
      (text) => writeEntry(writeEntry(text, entry, ORIGIN), { ...entry, intent: 'a.b' }, ORIGIN),
    ],
    [
      'a line to decide',
      ANSWERS,
      (text) => writeDecide(text, { entry: 'other', language: 'en', template: 'Most do.' }),
    ],
    ['a follow-up', FOLLOWUPS, (text) => writeFollowUp(text, null, { from: 'a.b', intent: 'g.h', probability: 0.1 })],
    ['words to ask', SCRIPTS, (text) => writeAskWords(text, null, 'c.d', { en: ['And then?'] })],
    [
      'words to soothe',
      SCRIPTS,
      (text) => writeScript(text, null, { language: 'en', key: 'soothe-angry', template: 'I see.' }),
    ],
  ];

  it.each(edits)('touches no other line, and no line end: %s', (_, text, edit) => {
    const written = edit(text) ?? '';
    const lines = written.split('\n');
    const gone = text.split('\n').filter((line) => !lines.includes(line));
    expect(written).not.toBe(text);
    expect(gone.length).toBeLessThanOrEqual(1);
    for (const comment of text.match(/#.*/g) ?? []) expect(written).toContain(comment);
    expect(edit(text.replaceAll('\n', '\r\n'))).toBe(written.replaceAll('\n', '\r\n'));
  });
});
