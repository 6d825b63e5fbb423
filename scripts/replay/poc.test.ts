import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LogSpeaker } from '#insight/log/conversation-log.ts';
import { comparePoc } from '#replay/poc/compare-poc.ts';
import { POC_MEASURES, type PocReport, tryOnLogs } from '#replay/poc/poc-report.ts';
import { CORNER_FIGURES, CORNER_LOG, CORNER_NOW_MS } from '#replay/poc/testing/corner-log.ts';
import { type OpenedDevice, openDevice } from './open-device.ts';

const options = { locale: 'en', nowMs: CORNER_NOW_MS, clock: () => 0 } as const;
let device: OpenedDevice;
let report: PocReport;

beforeAll(async () => {
  device = await openDevice('tests/fixtures/packs/corner', 'nano');
  report = await tryOnLogs(device, CORNER_LOG, options);
});
afterAll(() => device.dispose());

const failures = (conversation: string) =>
  report.failures
    .filter((failure) => failure.conversation === conversation)
    .map(({ kind, what }) => `${kind}: ${what}`);

describe('a pack tried on a log', () => {
  it.each(POC_MEASURES)('has the figure of %s that was worked out by hand', (measure) => {
    const { count, of } = report.figures[measure];
    expect([count, of]).toEqual(CORNER_FIGURES[measure]);
  });

  it('names each failure with what its fix needs', () => {
    expect(failures('fee')).toEqual([]);
    expect(failures('person')).toEqual(['uncontained: handoff']);
    expect(failures('time')).toEqual(['contradiction: 2 ≠ 5 h']);
    expect(failures('names')).toEqual(['unrecognised: sku: shr-5520x']);
    expect(report.failures.find(({ conversation }) => conversation === 'time')).toMatchObject({
      position: 0,
      read: { intent: 'shipping.time', band: 'answer' },
      near: { id: 'delivery-time' },
    });
  });

  it('stops where a person takes over: the rest of the log is theirs', () => {
    expect(report.judged.find(({ id }) => id === 'person')).toMatchObject({ messages: 1, isContained: false });
    expect(report.messages).toBe(5);
  });

  it('tells the times of the log, by nearest rank', () => {
    expect(report.agentMs).toEqual({ count: 3, p50: 16_000, p95: 30_000 });
  });

  it('comes out the same each time', async () => {
    expect(await tryOnLogs(device, CORNER_LOG, options)).toEqual(report);
  });

  it('is compared conversation by conversation', () => {
    const [first, ...rest] = report.judged;
    if (!first) throw new Error('nothing was judged');
    const worse: PocReport = {
      ...report,
      judged: [{ ...first, isContained: false }, ...rest],
      figures: { ...report.figures, containment: { ...report.figures.containment, count: 2, share: 0.5 } },
    };
    const { changes, gained, lost } = comparePoc(report, worse);
    expect([gained, lost]).toEqual([[], ['fee']]);
    expect(changes.find(({ measure }) => measure === 'containment')?.difference).toBeCloseTo(-0.25);
    expect(changes.find(({ measure }) => measure === 'coherence')?.difference).toBeNull();
  });

  describe('whose log has an older bot', () => {
    const [asked] = CORNER_LOG;
    const logged = async (...turns: [speaker: LogSpeaker, text: string][]) => {
      if (!asked) throw new Error('the log has conversations');
      const told = turns.map(([speaker, text]) => ({ speaker, text, atMs: null, agent: null }));
      return tryOnLogs(device, [{ ...asked, id: 'bot', turns: told }], options);
    };
    const fee = 'Delivery costs ¥99 for every order, always and everywhere.';

    it('is not held against what that bot said', async () => {
      const { figures, judged } = await logged(['shopper', 'how much is delivery'], ['assistant', fee]);
      expect(judged[0]?.failures).toEqual([]);
      expect([figures.agreement.of, figures.figures.of, figures.overRefusal.of]).toEqual([0, 0, 0]);
    });

    it('is held against the agent who answered after it, and what came before it is a question of its own', async () => {
      const { judged } = await logged(
        ['shopper', 'how much is delivery'],
        ['assistant', 'I did not get that.'],
        ['shopper', 'the fee for delivery, please'],
        ['assistant', 'Free, always: ¥0.'],
        ['agent', fee],
      );
      expect(judged[0]?.agreements).toEqual([true]);
      expect(judged[0]?.failures).toMatchObject([{ kind: 'contradiction', position: 2, agentSaid: fee }]);
    });

    it('has nothing contained where the shopper said nothing', async () => {
      const { figures, judged, conversations } = await logged(['assistant', 'Welcome!'], ['agent', 'Are you there?']);
      expect(conversations).toBe(1);
      expect(judged[0]).toMatchObject({ isContained: null, failures: [] });
      expect(figures.containment).toMatchObject({ count: 0, of: 0, share: null });
    });
  });

  it('stops where it is told to', async () => {
    const stop = new Error('enough');
    const onProgress = (done: number) => {
      if (done === 2) throw stop;
    };
    await expect(tryOnLogs(device, CORNER_LOG, { ...options, onProgress })).rejects.toBe(stop);
  });
});
