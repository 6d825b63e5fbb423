import type { Device } from '../device.ts';
import type { Failure } from '../expectation.ts';
import type { WrittenTurn } from '../line.ts';
import { type PlayOptions, playLine } from '../play-line.ts';
import { type Share, shareWhere } from '../poc/share.ts';
import { assistants, saidIn } from '../turn-facts.ts';
import type { RegressionCase } from './regression-set.ts';

/** One turn as a person reads it. */
export interface ShownTurn {
  shopper: string;
  /** Intent, confidence and band. */
  read: string | null;
  said: string;
  /** Why it was said, and with which entries. */
  reasons: string[];
}

export interface RegressionResult {
  id: string;
  /** The first expectation that did not hold; what the program threw stands in `actual`. Null: all held. */
  failed: Failure | null;
  turns: ShownTurn[];
}

export interface RegressionRun {
  packVersion: string;
  results: RegressionResult[];
}

export interface RegressionOptions extends PlayOptions {
  onProgress?: (done: number, total: number) => Promise<void> | void;
}

export async function runRegression(
  device: Device,
  cases: readonly Pick<RegressionCase, 'id' | 'given'>[],
  { onProgress, ...options }: RegressionOptions,
): Promise<RegressionRun> {
  const results: RegressionResult[] = [];
  for (const { id, given } of cases) {
    try {
      const { turns, failed } = await playLine(device, given, options);
      results.push({ id, failed, turns: turns.map((turn) => shown(turn)) });
    } catch (cause) {
      // A choice that is not offered any more, most often.
      const actual = cause instanceof Error ? cause.message : String(cause);
      results.push({ id, failed: { path: 'turns', expected: 'to go on', actual }, turns: [] });
    }
    await onProgress?.(results.length, cases.length);
  }
  return { packVersion: device.book.packVersion, results };
}

function shown({ did, reading, ...turn }: Awaited<ReturnType<typeof playLine>>['turns'][number]): ShownTurn {
  const replies = assistants({ reading, ...turn });
  return {
    shopper: wordsOf(did),
    read: reading && `${reading.intent} ${reading.confidence.toFixed(2)}`,
    said: saidIn({ reading, ...turn }),
    reasons: replies.flatMap(({ reason, citations }) => [reason, ...citations.map(({ id }) => id)]),
  };
}

function wordsOf(did: WrittenTurn): string {
  if (typeof did === 'string') return did;
  if ('say' in did) return did.say;
  if ('choose' in did) return `[${did.choose}]`;
  return JSON.stringify({ ...did, expect: undefined });
}

/** A case that held with the one pack and does not with the other. */
export interface RegressionFall {
  id: string;
  before: RegressionResult;
  after: RegressionResult;
}

export interface RegressionVerdict {
  before: Share;
  after: Share;
  falls: RegressionFall[];
  /** Held not before, and now. */
  mended: string[];
  /** Do not hold now, and did not before either, or there was no before. */
  open: RegressionResult[];
  /** Something that held does not hold any more, or fewer hold than did. */
  blocks: boolean;
}

/** Holds a run against that of the pack that is live; null where nothing is. */
export function compareRegression(before: RegressionRun | null, after: RegressionRun): RegressionVerdict {
  const known = new Map(before?.results.map((result) => [result.id, result]));
  const held = (result: RegressionResult | undefined): boolean => result !== undefined && result.failed === null;
  const failing = after.results.filter(({ failed }) => failed !== null);
  const falls = failing.flatMap((result): RegressionFall[] => {
    const was = known.get(result.id);
    return was && held(was) ? [{ id: result.id, before: was, after: result }] : [];
  });
  const shares = {
    before: shareWhere(before?.results ?? [], held),
    after: shareWhere(after.results, held),
  };
  return {
    ...shares,
    falls,
    mended: after.results
      .filter((result) => held(result) && known.has(result.id) && !held(known.get(result.id)))
      .map(({ id }) => id),
    open: failing.filter(({ id }) => !held(known.get(id))),
    blocks: falls.length > 0 || (before !== null && shares.after.count < shares.before.count),
  };
}
