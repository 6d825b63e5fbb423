import { describe, expect, it } from 'vitest';
import { tryWords } from '#i18n/studio/try-words.ts';
import type { SourceFiles } from '#publish/source-files.ts';
import type { RegressionCase } from '#replay/regression/regression-set.ts';
import { compareRegression } from '#replay/regression/run-regression.ts';
import type { Task } from '../state/jobs.ts';
import { regressionGate } from './regression-gate.ts';

const task: Task = { signal: new AbortController().signal, progress: () => {} };
const FEE = '{"id":"fee","turns":[{"say":"the fee?","expect":{"reply":"answer","facts":["entry:fee"]}}]}';
const TIME = '{"id":"time","turns":["how long?"]}';
const set = (...lines: string[]): SourceFiles => new Map([['regression/kept.jsonl', lines.join('\n')]]);

/** What the gate says, and which cases were run besides those of the draft; every case holds with both packs. */
async function judged(draft: SourceFiles, published: SourceFiles | null) {
  let ran: readonly RegressionCase[] | null = null;
  const holds = compareRegression({ packVersion: 'a', results: [] }, { packVersion: 'b', results: [] });
  const rehearsals = {
    regress: async (_: SourceFiles, __: object, ___: Task, more: readonly RegressionCase[] = []) => {
      ran = more;
      return holds;
    },
  };
  const gate = regressionGate(
    rehearsals,
    () => 'en',
    async () => published,
  );
  const verdict = await gate.run(draft, task);
  return { verdict, ran: (ran as readonly RegressionCase[] | null)?.map(({ id, given }) => [id, given.turns]) };
}

describe('the gate of what must stay right', () => {
  it('is open where all published cases stand in the draft, wherever and in whatever order', async () => {
    const moved = new Map([['regression/moved.jsonl', `${TIME}\n{"turns": ["new"]}\n${FEE}`]]);
    const { verdict, ran } = await judged(moved, set(FEE, TIME));
    expect(verdict.passed).toBe(true);
    expect(ran).toEqual([]);
  });

  it('blocks on a case that was taken out, names it, and runs it all the same', async () => {
    const { verdict, ran } = await judged(set(FEE), set(FEE, TIME));
    expect(verdict).toMatchObject({ passed: false, blocking: true });
    expect(verdict.lines[0]).toContain('(1): time');
    expect(ran).toEqual([['time', ['how long?']]]);
  });

  it('blocks where the whole set was taken out', async () => {
    const { verdict } = await judged(new Map(), set(FEE, TIME));
    expect(verdict.passed).toBe(false);
    expect(verdict.lines[0]).toContain('(2): fee, time');
  });

  it('blocks on a case that asks less than it did, and runs it as it was', async () => {
    const { verdict, ran } = await judged(set('{"id":"fee","turns":["the fee?"]}'), set(FEE));
    expect(verdict.passed).toBe(false);
    expect(verdict.lines[0]).toContain('(1): fee');
    expect(ran).toEqual([['fee@published', [{ say: 'the fee?', expect: { reply: 'answer', facts: ['entry:fee'] } }]]]);
  });

  it('asks nothing where no case was ever kept, and takes a first set as it is', async () => {
    const { verdict } = await judged(new Map(), null);
    expect(verdict).toEqual({ passed: true, blocking: true, lines: [tryWords.en.gate.empty] });
    expect((await judged(set(FEE), null)).verdict.passed).toBe(true);
  });
});
