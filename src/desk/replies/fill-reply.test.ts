import { describe, expect, it } from 'vitest';
import { fillReply, gapsIn } from './fill-reply.ts';

describe('fillReply', () => {
  it('fills what is known and leaves the rest to be seen', () => {
    const text = fillReply('Hello {name}, {agent} here about {order}.', {
      name: 'Lin',
      agent: 'Mia',
      order: undefined,
    });
    expect(text).toBe('Hello Lin, Mia here about {order}.');
    expect(gapsIn(text)).toEqual(['{order}']);
  });

  it('takes braces that are no gap as they are, and names of no field of its own', () => {
    expect(fillReply('{ } {1} {} {toString}', {})).toBe('{ } {1} {} {toString}');
    expect(gapsIn('{a} {a} {1}')).toEqual(['{a}']);
  });
});
