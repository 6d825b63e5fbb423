import fc from 'fast-check';
import { expect, it } from 'vitest';
import { JsonSplitter } from './split-json.ts';

const split = (kind: 'lines' | 'array' | 'wrapped', text: string, size = text.length) => {
  const splitter = new JsonSplitter(kind);
  const pieces = [];
  for (let at = 0; at < text.length; at += size) pieces.push(...splitter.push(text.slice(at, at + size)));
  return [...pieces, ...splitter.end()];
};

it('finds the objects of an array and of an array within an object, with their lines', () => {
  const array = '[\n {"a": "x } ]"},\n {"b": [1, {"c": 2}]}\n]';
  expect(split('array', array).map(({ line, text }) => [line, JSON.parse(text)])).toEqual([
    [2, { a: 'x } ]' }],
    [3, { b: [1, { c: 2 }] }],
  ]);
  expect(split('wrapped', `{"tickets": ${array}}`).map(({ text }) => JSON.parse(text))).toHaveLength(2);
});

it('saves what follows an object that is never closed', () => {
  const pieces = split(
    'array',
    '[\n{"id": 1, "messages": [{"text": "a"},\n{"id": 2, "text": "b"},\n{"id": 3, "text": "c"}\n]',
  );
  const read = pieces.flatMap(({ line, text }) => {
    try {
      return [[line, JSON.parse(text).id]];
    } catch {
      return [[line, 'broken']];
    }
  });
  expect(read).toEqual([
    [2, 'broken'],
    [3, 2],
    [4, 3],
  ]);
});

it('gives back any objects, wherever the text is cut', () => {
  const object = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 });
  fc.assert(
    fc.property(
      fc.array(object, { maxLength: 5 }),
      fc.integer({ min: 1, max: 30 }),
      fc.boolean(),
      (objects, size, lines) => {
        const text = lines ? objects.map((each) => JSON.stringify(each)).join('\n') : JSON.stringify(objects, null, 1);
        const out = split(lines ? 'lines' : 'array', text, size).map((piece) => JSON.parse(piece.text));
        expect(out).toEqual(JSON.parse(JSON.stringify(objects)));
      },
    ),
  );
});
