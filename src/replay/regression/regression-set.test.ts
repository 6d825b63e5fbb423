import { describe, expect, it } from 'vitest';
import { readRegressionSet, withCase, withoutCase } from './regression-set.ts';

const files = new Map([
  ['regression/b.jsonl', '{"id": "three", "turns": ["c"]}\n'],
  ['regression/a.jsonl', '{"id": "one", "turns": ["a"]}\n\n{"turns": ["b"]}\n'],
  ['answers/a.yaml', '- not of the set'],
]);

describe('the regression set', () => {
  it('is read from all its files, in the order of their names, and each case has an id', () => {
    const { cases, faults } = readRegressionSet(files);
    expect(cases.map(({ id, file, line }) => [id, file, line])).toEqual([
      ['one', 'regression/a.jsonl', 1],
      ['regression/a.jsonl:3', 'regression/a.jsonl', 3],
      ['three', 'regression/b.jsonl', 1],
    ]);
    expect(faults).toEqual([]);
  });

  it('loses a line that is wrong, and no other, and names its place', () => {
    const wrong = new Map([
      ...files,
      ['regression/c.jsonl', '{"turns": 7}\n{"id": "one", "turns": []}\n{"turns": ["d"]}'],
    ]);
    const { cases, faults } = readRegressionSet(wrong);
    expect(cases).toHaveLength(4);
    expect(faults).toEqual([
      expect.stringContaining('regression/c.jsonl: line 1: turns'),
      'regression/c.jsonl: line 2: id: “one” stands in regression/a.jsonl:1 already',
    ]);
  });

  it('takes a case in, in the place of one with its id, and gives it back', () => {
    const added = withCase(files, { id: 'new', turns: ['x'] });
    expect(added).toEqual({ 'regression/kept.jsonl': '{"id":"new","turns":["x"]}\n' });
    const replaced = withCase(files, { id: 'one', turns: ['y'] });
    expect(replaced).toEqual({ 'regression/a.jsonl': '{"id":"one","turns":["y"]}\n\n{"turns": ["b"]}\n' });
    const [one, , three] = readRegressionSet(files).cases;
    if (!one || !three) throw new Error('two cases were read');
    expect(withoutCase(files, one)).toEqual({ 'regression/a.jsonl': '\n{"turns": ["b"]}\n' });
    expect(withoutCase(files, three)).toEqual({ 'regression/b.jsonl': null });
  });

  it('keeps how the lines of a file end', () => {
    const windows = new Map([['regression/kept.jsonl', '{"id":"one","turns":[]}\r\n{"id":"two","turns":[]}\r\n']]);
    const [one, two] = ['{"id":"one","turns":[]}\r\n', '{"id":"two","turns":[]}\r\n'];
    const [first] = readRegressionSet(windows).cases;
    if (!first) throw new Error('a case was read');
    expect(withCase(windows, { id: 'new', turns: ['x'] })).toEqual({
      'regression/kept.jsonl': `${one}${two}{"id":"new","turns":["x"]}\r\n`,
    });
    expect(withCase(windows, { id: 'one', turns: ['x'] })).toEqual({
      'regression/kept.jsonl': `{"id":"one","turns":["x"]}\r\n${two}`,
    });
    expect(withoutCase(windows, first)).toEqual({ 'regression/kept.jsonl': two });
  });
});
