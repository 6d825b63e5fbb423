import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SIMULATED } from '#replay/customers/held-out.ts';
import { type Played, playConversation } from '#replay/customers/play.ts';
import { playLogLine } from '#replay/customers/play-log.ts';
import { reportOn } from '#replay/customers/report.ts';
import type { ShopWorld } from '#replay/customers/shop-world.ts';
import { parseLine } from '#replay/line.ts';
import { playLine } from '#replay/play-line.ts';
import { demoBackend } from '../replay/demo-backend.ts';
import { type OpenedDevice, openDevice } from '../replay/open-device.ts';
import { openDemoWorld } from './open-demo-world.ts';

const CONVERSATIONS = 60;
const SEED = 7;

describe.each(['fresh', 'beauty', 'global'])('difficult customers of %s', (shop) => {
  let device: OpenedDevice;
  let world: ShopWorld;
  const played: Played[] = [];

  beforeAll(async () => {
    device = await openDevice(`examples/packs/${shop}`, 'nano');
    world = await openDemoWorld(device);
    for (let index = 0; index < CONVERSATIONS; index += 1) {
      played.push(await playConversation(world, SEED, index, SIMULATED[index % 2] ?? 'en'));
    }
  }, 300_000);

  afterAll(() => device.dispose());

  const found = (fault: string) =>
    played.flatMap(({ index, findings }) =>
      findings.filter((finding) => finding.fault === fault).map(({ turn, what }) => `#${index} turn ${turn}: ${what}`),
    );

  it('never bring it down', () => {
    expect(played.flatMap(({ exception }) => exception ?? [])).toEqual([]);
  });

  it.each(['deadEnd', 'loop', 'repeated'])('never meet a %s', (fault) => {
    expect(found(fault)).toEqual([]);
  });

  it('mostly get what they want at first contact, without a person', () => {
    const { all } = reportOn(played, 0);
    expect(all.firstContact).toBeGreaterThanOrEqual(0.75);
    expect(all.handoff).toBeLessThanOrEqual(0.2);
  });

  it('come out the same from the same seed, and from their line', async () => {
    const [, , third] = played;
    expect(await playConversation(world, SEED, 2, 'zh-Hans')).toEqual(third);
    const given = parseLine(JSON.stringify(third?.line), 1);
    if ('log' in given) throw new Error('a conversation was written');
    const { turns } = await playLine(device, given, { locale: 'en', backendFor: demoBackend(device), nowMs: 0 });
    expect(turns.flatMap(({ replies }) => replies).filter(({ role }) => role === 'assistant')).toHaveLength(
      third?.transcript.flatMap(({ replies }) => replies).length ?? -1,
    );
  });

  it('are judged by the same rules from a log', async () => {
    const [first] = played;
    const judged = await playLogLine(device, JSON.stringify(first?.line), 1, {
      locale: 'en',
      nowMs: 0,
      backendFor: demoBackend(device),
    });
    expect(judged.transcript).toEqual(first?.transcript);
    expect(judged.findings.filter(({ fault }) => fault !== 'unread')).toEqual(
      first?.findings.filter(({ fault }) => fault !== 'unread'),
    );
  });
});
