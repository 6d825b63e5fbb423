import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '#core/locale.ts';
import type { Failure } from '#replay/expectation.ts';
import { playLine } from '#replay/play-line.ts';
import { demoBackend } from '#scripts/replay/demo-backend.ts';
import { type OpenedDevice, openDevice } from '#scripts/replay/open-device.ts';
import { readConversations, type TestedConversation } from './read-conversations.ts';

const LANGUAGES = ['zh-Hans', 'en'] as const satisfies Locale[];
const SHOPS = ['fresh', 'beauty', 'global'] as const;
/** How many a language must have. */
const AT_LEAST = 120;
/** A Wednesday afternoon in Shanghai, in the days of the demo shops' offers: the same figures at every run. */
const NOW_MS = Date.parse('2026-11-18T07:00:00Z');
/** A pack is compiled and its index made, with other work on the machine. */
const OPENING_MS = 180_000;

describe.each(LANGUAGES)('written conversations in %s', (locale) => {
  const files = SHOPS.map((shop) => [shop, conversationsOf(shop, locale)] as const);
  const all = files.flatMap(([, conversations]) => conversations);

  it('are many, and each has an id of its own', () => {
    expect(all.length).toBeGreaterThanOrEqual(AT_LEAST);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  describe.each(files)('with %s', (shop, conversations) => {
    let device: OpenedDevice;
    beforeAll(async () => {
      device = await openDevice(`examples/packs/${shop}`, 'nano');
    }, OPENING_MS);
    afterAll(() => device?.dispose());

    it.each(conversations.map((one) => [titleOf(one), one] as const))('%s', async (_, { knownFault, ...given }) => {
      const { failed } = await playLine(device, given, { locale, backendFor: demoBackend(device), nowMs: NOW_MS });
      if (knownFault !== undefined) expect(failed, `${given.id} holds now: its "knownFault" can go`).not.toBeNull();
      else if (failed) expect.fail(`${given.id}: ${told(failed)}`);
    });
  });

  afterAll(() => {
    const faults = all.filter(({ knownFault }) => knownFault !== undefined);
    if (faults.length > 0)
      console.info(`${locale}: ${faults.length} of ${all.length} conversations fail for a known fault`);
  });
});

function conversationsOf(shop: string, locale: Locale): TestedConversation[] {
  const file = path.join(import.meta.dirname, `${shop}.${locale}.jsonl`);
  return existsSync(file) ? readConversations(readFileSync(file, 'utf8')) : [];
}

const told = ({ path, expected, actual }: Failure): string =>
  `${path}: want ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;

const titleOf = ({ id, knownFault }: TestedConversation): string =>
  knownFault === undefined ? id : `${id} (known fault: ${knownFault})`;
