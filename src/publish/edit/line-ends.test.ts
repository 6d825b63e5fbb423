import { describe, expect, it } from 'vitest';
import { setSection } from './policy-sections.ts';
import { exampleLabels, renameLabel, setExamples } from './tsv-rows.ts';
import { insertYaml, renameYamlKey, setYaml } from './yaml-edit.ts';

const windows = (text: string): string => text.replaceAll('\n', '\r\n');
const YAML = '# Ours.\n- id: a # first\n  en: { title: A }\n\n- id: b\n  list:\n    - x\n    - y\n';
const TSV = '# Ours.\nfee\thow much\ntime\thow long\n';

describe('a file whose lines end as on Windows', () => {
  it.each<[what: string, edit: (text: string) => string]>([
    ['a value', (text) => setYaml(text, [0, 'en', 'title'], 'Other')],
    ['a new member', (text) => setYaml(text, [0, 'zh'], { title: '甲', answer: 'one\ntwo\n' })],
    ['a member less', (text) => setYaml(text, [1, 'list'], undefined)],
    ['a member of a list', (text) => insertYaml(text, [1, 'list'], 'z', 1)],
    ['an entry', (text) => insertYaml(text, [], { id: 'c' })],
    ['an entry less', (text) => setYaml(text, [0], undefined)],
    ['a key', (text) => renameYamlKey(text, [1, 'list'], 'items')],
  ])('is edited as any other, and every line ends so still: %s', (_, edit) => {
    expect(edit(windows(YAML))).toBe(windows(edit(YAML)));
    expect(edit(YAML)).not.toBe(YAML);
    expect(edit(YAML)).toContain('# Ours.');
  });

  it('stays as it was where nothing changes', () => {
    expect(setYaml(windows(YAML), [0, 'id'], 'a')).toBe(windows(YAML));
  });

  it('keeps its rows of messages, and gets new ones like them', () => {
    expect(setExamples(windows(TSV), 'fee', ['how much', 'the price'])).toBe(
      windows('# Ours.\nfee\thow much\nfee\tthe price\ntime\thow long\n'),
    );
    expect(renameLabel(windows(TSV), 'fee', 'cost')).toBe(windows(TSV.replace('fee\t', 'cost\t')));
  });

  it('keeps the sections of a policy', () => {
    const policy = '---\ntitle: P\n---\n\n## One {#one}\n\nFirst.\n\n## Two {#two}\n\nSecond.\n';
    const edit = (text: string) => setSection(text, 'one', { title: 'One', body: 'Line.\n\nLine.' });
    expect(edit(windows(policy))).toBe(windows(edit(policy)));
  });
});

describe('what an edit leaves alone', () => {
  it('are the first comments of a file that must be written anew', () => {
    expect(setYaml('# Whose it is.\n# And why.\n', ['a'], 1)).toBe('# Whose it is.\n# And why.\na: 1\n');
    expect(setYaml('# Whose it is.\n\n- a\n- b\n', [], { c: 1 })).toBe('# Whose it is.\n\nc: 1\n');
  });

  it('is a row that has a label and no message', () => {
    expect(renameLabel('fee\nfee\thow much\n', 'fee', 'cost')).toBe('fee\ncost\thow much\n');
    expect(exampleLabels(renameLabel(TSV, 'fee', 'cost'))[0]?.label).toBe('cost');
  });

  it('is a key that is another’s already', () => {
    expect(() => renameYamlKey('x: { a: 1, b: 2 }\n', ['x', 'a'], 'b')).toThrow('conflict (path: x.b)');
    expect(renameYamlKey('x: { a: 1, b: 2 }\n', ['x', 'a'], 'a')).toBe('x: { a: 1, b: 2 }\n');
  });
});
