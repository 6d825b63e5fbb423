import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readEntries } from '../edit/read-entries.ts';
import { addExamples, examplesOf } from './add-examples.ts';
import { addQuestion } from './add-question.ts';
import { addTerm } from './add-term.ts';
import { inOneLine } from './in-one-line.ts';

const source = (name: string): [string, string] => [name, readFileSync(`examples/packs/fresh/${name}`, 'utf8')];
const FILES = new Map([
  source('examples.tsv'),
  source('lexicon.yaml'),
  source('answers/storage.yaml'),
  source('pack.yaml'),
]);

describe('a fix', () => {
  it('adds an example to those of its label, and leaves every other line', () => {
    const edits = addExamples(FILES, [{ intent: 'own.box_return', text: '箱子放门口你们会收吗' }]);
    const lines = (edits?.['examples.tsv'] ?? '').split('\n');
    expect(lines).toContain('own.box_return\t箱子放门口你们会收吗');
    expect(lines.filter((line) => line !== 'own.box_return\t箱子放门口你们会收吗').join('\n')).toBe(
      FILES.get('examples.tsv'),
    );
  });

  it('moves an example that stood under another label', () => {
    const [{ text } = { text: '' }] = examplesOf(FILES);
    const moved = new Map([...FILES, ...Object.entries(addExamples(FILES, [{ intent: 'order.track', text }]) ?? {})]);
    expect(examplesOf(moved).filter((row) => row.text === text)).toEqual([{ intent: 'order.track', text }]);
    expect(examplesOf(moved)).toHaveLength(examplesOf(FILES).length);
  });

  it('begins the file of examples where there is none', () => {
    expect(
      examplesOf(new Map(Object.entries(addExamples(new Map(), [{ intent: 'own.fish', text: '能杀鱼吗' }]) ?? {}))),
    ).toEqual([{ intent: 'own.fish', text: '能杀鱼吗' }]);
  });

  it('adds a question to an entry in one language alone', () => {
    const entry = readEntries(FILES, parse).find(({ id }) => id === 'shelf-eggs');
    const edits = entry && addQuestion(FILES, entry, 'en', 'will eggs last two weeks');
    const text = edits?.['answers/storage.yaml'] ?? '';
    const eggs = (
      parse(text) as { id: string; en: { questions: string[] }; 'zh-Hans': { questions: string[] } }[]
    ).find(({ id }) => id === 'shelf-eggs');
    expect(eggs?.en.questions.at(-1)).toBe('will eggs last two weeks');
    expect(eggs?.['zh-Hans'].questions).not.toContain('will eggs last two weeks');
    expect(entry && addQuestion(FILES, entry, 'fr', 'combien de temps')).toBeNull();
  });

  it('teaches a term', () => {
    const text = addTerm(FILES, '25号', '王菲红')?.['lexicon.yaml'] ?? '';
    expect((parse(text) as { terms: Record<string, string> }).terms['25号']).toBe('王菲红');
    expect(text.split('\n').length).toBe((FILES.get('lexicon.yaml') ?? '').split('\n').length + 1);
  });

  it('writes a long message of several lines as one line that a pack takes', () => {
    const text = `第一行\n\t第二行 ${'长'.repeat(400)}`;
    const [row] =
      addExamples(new Map(), [{ intent: 'own.fish', text }])
        ?.['examples.tsv']?.split('\n')
        .slice(1) ?? [];
    expect(row).toBe(`own.fish\t第一行 第二行 ${'长'.repeat(292)}`);
    const [entry] = readEntries(FILES, parse).filter(({ kind }) => kind === 'answer');
    const edits = entry && addQuestion(FILES, entry, 'en', text);
    const entries = parse(Object.values(edits ?? {})[0] ?? '') as { id: string; en: { questions: string[] } }[];
    const asked = entries.find(({ id }) => id === entry?.id)?.en.questions.at(-1);
    expect(asked).toBe(`第一行 第二行 ${'长'.repeat(292)}`);
  });

  it('is null where all of it is there, or nothing is said', () => {
    const [first] = examplesOf(FILES);
    expect(first && addExamples(FILES, [first])).toBeNull();
    expect(addExamples(FILES, [{ intent: 'own.fish', text: ' \n ' }])).toBeNull();
    const entry = readEntries(FILES, parse).find(({ id }) => id === 'shelf-eggs');
    const [value] = parse(FILES.get('answers/storage.yaml') ?? '').filter(
      ({ id }: { id: string }) => id === 'shelf-eggs',
    );
    expect(entry && addQuestion(FILES, entry, 'en', ` ${value.en.questions[0]} `)).toBeNull();
    expect(entry && addQuestion(FILES, entry, 'en', '  ')).toBeNull();
    const taught = addTerm(FILES, '25号', '王菲红') ?? {};
    expect(addTerm(new Map(Object.entries(taught)), '25号 ', '王菲红')).toBeNull();
  });

  it('cuts no sign in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 250, maxLength: 400 }), (text) => {
        const line = inOneLine(text);
        expect(line).not.toMatch(/\p{Surrogate}/u);
        expect(line.length).toBeLessThanOrEqual(300);
        expect(inOneLine(line)).toBe(line);
      }),
    );
  });
});
