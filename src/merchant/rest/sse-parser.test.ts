import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSseParser, type SseItem } from './sse-parser.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const parse = (text: string) => createSseParser().push(bytes(text));

describe('sse parser', () => {
  it('reads events with their ids', () => {
    expect(parse('id: 1\ndata: {"a":1}\n\nid: 2\ndata: {"b":2}\n\n')).toEqual([
      { id: '1', data: '{"a":1}' },
      { id: '2', data: '{"b":2}' },
    ]);
  });

  it('keeps the id until another one comes', () => {
    expect(parse('id: 7\ndata: a\n\ndata: b\n\n').map(({ id }) => id)).toEqual(['7', '7']);
  });

  it('joins data lines, and takes one space after the colon away, not two', () => {
    expect(parse('data: one\ndata:two\ndata:  three\ndata\n\n')).toEqual([{ id: '', data: 'one\ntwo\n three\n' }]);
  });

  it('passes over comments, unknown fields and blocks without data', () => {
    expect(parse(': hello\n\nevent: x\nfoo: bar\nid: 3\n\ndata: y\n\n')).toEqual([{ id: '3', data: 'y' }]);
  });

  it('takes all three line ends, also when a chunk ends between \\r and \\n', () => {
    const parser = createSseParser();
    expect(parser.push(bytes('data: a\r'))).toEqual([]);
    expect(parser.push(bytes('\ndata: b\r\n\r\ndata: c\r\rdata: d\n\n'))).toEqual([
      { id: '', data: 'a\nb' },
      { id: '', data: 'c' },
      { id: '', data: 'd' },
    ]);
  });

  it('skips a byte order mark and gives no event that is not finished', () => {
    expect(parse('\ufeffdata: a\n\ndata: b\n')).toEqual([{ id: '', data: 'a' }]);
  });

  it('remembers the wait the server wishes for, if it is a number', () => {
    const parser = createSseParser();
    parser.push(bytes('retry: 2500\n\n'));
    expect(parser.retryMs).toBe(2500);
    parser.push(bytes('retry: soon\n\n'));
    expect(parser.retryMs).toBe(2500);
  });

  it('gives the same events however the bytes are cut', () => {
    const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
    const sign = fc.constantFrom('a', ' ', ':', '{', '"', '\0', '\t', 'é', '中', '😀', '\u2028', '\ufeff');
    const text = fc.array(sign, { maxLength: 8 }).map((signs) => signs.join(''));
    const event = fc.record({ id: fc.nat(99), lines: fc.array(text, { minLength: 1, maxLength: 3 }), end: lineEnd });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 5 }), fc.array(fc.nat(), { maxLength: 20 }), (events, cuts) => {
        const stream = bytes(
          events
            .map(({ id, lines, end }) => [`id: ${id}`, ...lines.map((l) => `data: ${l}`), '', ''].join(end))
            .join(''),
        );
        // A last line feed, for a carriage return at the very end may be half of a line end.
        const whole = new Uint8Array([...stream, 10]);
        const places = [...new Set(cuts.map((cut) => cut % (whole.length + 1)))].sort((a, b) => a - b);
        const parser = createSseParser();
        const seen: SseItem[] = [];
        [0, ...places].forEach((from, i) => {
          seen.push(...parser.push(whole.subarray(from, places[i] ?? whole.length)));
        });
        expect(seen).toEqual(events.map(({ id, lines }) => ({ id: String(id), data: lines.join('\n') })));
      }),
    );
  });

  it('survives any bytes at all', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 }), (chunks) => {
        const parser = createSseParser();
        for (const chunk of chunks) for (const { data } of parser.push(chunk)) expect(typeof data).toBe('string');
      }),
    );
  });
});
