import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVotes, worstFirst } from './read-votes.ts';

describe('reading votes', () => {
  it('adds up what devices counted, by entry and version', () => {
    const file = 'entryId,packVersion,helpful,notHelpful\nfee,v1,3,1\nfee,v1,0,4\nfee,v2,5,0\n"size, large",v1,1,0\n';
    expect(readVotes(file)).toEqual({
      votes: [
        { entryId: 'fee', packVersion: 'v1', helpful: 3, notHelpful: 5 },
        { entryId: 'fee', packVersion: 'v2', helpful: 5, notHelpful: 0 },
        { entryId: 'size, large', packVersion: 'v1', helpful: 1, notHelpful: 0 },
      ],
      faults: [],
    });
  });

  it('counts single votes as the event tells them, once for each entry that was cited', () => {
    const lines = [
      { entryIds: ['fee', 'time', 'fee'], packVersion: 'v1', helpful: false },
      { entryIds: ['fee'], packVersion: null, helpful: true },
    ];
    const expected = [
      { entryId: 'fee', packVersion: 'v1', helpful: 0, notHelpful: 1 },
      { entryId: 'time', packVersion: 'v1', helpful: 0, notHelpful: 1 },
      { entryId: 'fee', packVersion: null, helpful: 1, notHelpful: 0 },
    ];
    expect(readVotes(lines.map((line) => JSON.stringify(line)).join('\n')).votes).toEqual(expected);
    expect(readVotes('entry_ids,pack_version,helpful\nfee;time,v1,false\nfee,,1\n').votes).toEqual(expected);
  });

  it('names what it cannot read, and reads the rest', () => {
    const { votes, faults } = readVotes('entryId,helpful,notHelpful\nfee,2,1\n,1,1\nfee,-1,0\nfee,,1\n');
    expect(votes).toEqual([{ entryId: 'fee', packVersion: null, helpful: 2, notHelpful: 1 }]);
    expect(faults.map(({ line, message }) => [line, message.split(':')[0]])).toEqual([
      [3, 'entryid'],
      [4, 'helpful'],
      [5, 'helpful'],
    ]);
    expect(readVotes('{"entryIds":["a"],"helpful":"maybe"}\nnot json').faults.map(({ line }) => line)).toEqual([1, 2]);
  });

  it('loses no vote, whatever the ids', () => {
    const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
    const row = fc.record({ entryId: id, helpful: fc.nat(50), notHelpful: fc.nat(50) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const { votes, faults } = readVotes(rows.map((one) => JSON.stringify(one)).join('\n'));
        expect(faults).toEqual([]);
        const sum = (all: readonly { helpful: number; notHelpful: number }[]) =>
          all.reduce((total, { helpful, notHelpful }) => total + helpful + notHelpful, 0);
        expect(sum(votes)).toBe(sum(rows));
      }),
    );
  });
});

it('what surely fails comes before what one shopper disliked', () => {
  const votes = [
    { entryId: 'once', packVersion: null, helpful: 0, notHelpful: 1 },
    { entryId: 'often', packVersion: 'v1', helpful: 6, notHelpful: 24 },
    { entryId: 'often', packVersion: 'v2', helpful: 4, notHelpful: 16 },
    { entryId: 'fine', packVersion: null, helpful: 60, notHelpful: 2 },
    { entryId: 'none', packVersion: null, helpful: 0, notHelpful: 0 },
  ];
  const judged = worstFirst(votes);
  expect(judged.map(({ entryId, notHelpful, of }) => [entryId, notHelpful, of])).toEqual([
    ['often', 40, 50],
    ['once', 1, 1],
    ['fine', 2, 62],
  ]);
  // Wilson's interval of 40 of 50.
  expect(judged[0]?.low).toBeCloseTo(0.67, 2);
  expect(judged[0]?.high).toBeCloseTo(0.888, 2);
});
