import { describe, expect, it } from 'vitest';
import { LineError, parseLine } from './line.ts';

const faultOf = (line: string): string => {
  try {
    parseLine(line, 7);
  } catch (error) {
    if (error instanceof LineError) return error.message;
    throw error;
  }
  throw new Error('this should have been refused');
};

describe('a line', () => {
  it('is a conversation whose turns are words or doings', () => {
    const turns = ['hi', { say: 'hello' }, { choose: 'yes' }, { photo: true }, { pauseMinutes: 5 }, { online: false }];
    expect(parseLine(JSON.stringify({ turns }), 1)).toEqual({ turns });
  });

  it.each([
    ['{', 'line 7: not JSON'],
    ['{"turns": 7}', 'line 7: turns'],
    ['{"turns": [{"say": "a", "expect": {"repli": "flow"}}]}', 'line 7: turns.0.expect.repli'],
    ['{"turns": ["a", {"pauseMinutes": -1}]}', 'line 7: turns.1.pauseMinutes'],
    ['{"turns": [{}]}', 'line 7: turns.0.say'],
    ['{"log": [{"id": "a"}]}', 'line 7: log.0.at'],
  ])('that is wrong is told with its place: %s', (line, place) => {
    expect(faultOf(line)).toContain(place);
  });
});
