import { expect, it } from 'vitest';
import type { PackChunk } from '#knowledge/pack-schema.ts';
import { ParsedTexts } from '../parsed-texts.ts';
import { diffPacks } from './diff-packs.ts';
import { diffSources } from './diff-sources.ts';

const diff = (before: Record<string, string>, after: Record<string, string>) =>
  diffSources(new Map(Object.entries(before)), new Map(Object.entries(after)), new ParsedTexts());

const FEE =
  '- id: fee\n  intent: shipping.fee\n  en: { title: What it costs, questions: [cost, price], answer: Five. }\n';

it('tells entries that came, went and changed, with the fields that changed', () => {
  const [change, ...rest] = diff(
    { 'answers/a.yaml': `${FEE}- id: old\n  en: { title: Old }\n` },
    {
      'answers/a.yaml': `${FEE.replace('Five', 'Six').replace('[cost, price]', '[cost]')}- id: new\n  en: { title: New }\n`,
    },
  );
  expect(rest).toEqual([]);
  expect(change?.entries).toEqual([
    {
      file: 'answers/a.yaml',
      entry: 'fee',
      title: 'What it costs',
      kind: 'changed',
      fields: [
        { field: 'en.questions', before: 'cost\nprice', after: 'cost' },
        { field: 'en.answer', before: 'Five.', after: 'Six.' },
      ],
    },
    { file: 'answers/a.yaml', entry: 'old', title: 'Old', kind: 'removed', fields: [] },
    { file: 'answers/a.yaml', entry: 'new', title: 'New', kind: 'added', fields: [] },
  ]);
});

it('names a step of a flow by its id, and leaves a file that cannot be read to its lines', () => {
  const flow = (text: string) => `id: cancel\nsteps:\n  - { id: ask, say: ${text} }\n  - { id: bye, say: bye }\n`;
  const changes = diff(
    { 'flows/cancel.yaml': flow('one'), 'b.yaml': 'a: 1\n' },
    { 'flows/cancel.yaml': flow('two'), 'b.yaml': 'a: [\n' },
  );
  expect(
    changes.map(({ file, kind, entries }) => [
      file,
      kind,
      entries.flatMap(({ entry, fields }) => fields.map(({ field }) => `${entry} ${field}`)),
    ]),
  ).toEqual([
    ['b.yaml', 'changed', []],
    ['flows/cancel.yaml', 'changed', ['cancel steps.ask.say']],
  ]);
});

it('tells of a comment alone as a changed file without changed entries', () => {
  expect(diff({ 'answers/a.yaml': FEE }, { 'answers/a.yaml': `# why\n${FEE}` })).toEqual([
    expect.objectContaining({ file: 'answers/a.yaml', kind: 'changed', entries: [] }),
  ]);
});

it('compares built packs by entry, and knows one with another answer from one with other vectors', () => {
  const answers = (text: string): PackChunk => ({
    kind: 'answers',
    locale: 'en',
    items: [
      {
        id: 'fee',
        intent: 'shipping.fee',
        title: 'Fee',
        questions: ['fee'],
        blocks: [{ type: 'paragraph', children: [{ type: 'text', text }] }],
      },
    ],
  });
  const vectors: PackChunk = { kind: 'vectors', locale: 'en', items: { dimensions: 1, entries: [], values: '' } };
  expect(diffPacks([answers('Five')], [answers('Five'), vectors])).toEqual([]);
  expect(diffPacks([answers('Five')], [answers('Six')])).toEqual([
    expect.objectContaining({
      file: 'answers.en',
      entry: 'fee',
      fields: [expect.objectContaining({ before: 'Five', after: 'Six' })],
    }),
  ]);
});
