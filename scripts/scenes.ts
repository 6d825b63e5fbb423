import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { flowFor } from '#dialogue/flows/flow-book.ts';
import { bandsOf } from '#dialogue/policy.ts';
import { createEntityFinder } from '#nlu/entities.ts';
import { readMessage } from '#nlu/read-message.ts';
import { Lessons } from '#workers/nlu/lessons.ts';
import { openPack } from './open-pack.ts';
import { openReader, TIERS, type Tier } from './open-reader.ts';

const PACK = 'examples/packs/fresh';

/** What one message of the test set came to. */
export interface SceneResult {
  /** Id of the flow that should start. */
  scene: string;
  text: string;
  /** Id of the flow that does; null when none does. */
  flow: string | null;
  intent: string;
  confidence: number;
}

/** Starts a flow with each message of `models/training/corpus/scenes/scenes-LANGUAGE.tsv`, as a device would that has just opened. */
export async function readScenes(language: 'zh' | 'en', tier: Tier): Promise<SceneResult[]> {
  const { pack } = await openPack(PACK);
  const [vocabulary, playbook] = await Promise.all([pack.vocabulary(), pack.playbook()]);
  const findEntities = createEntityFinder(vocabulary);
  const bands = bandsOf(playbook);
  const model = await openReader(tier);
  try {
    const lessons = new Lessons();
    await lessons.setExamples(vocabulary.examples ?? []);
    await lessons.setModel(tier, model.opine);
    const results: SceneResult[] = [];
    for (const { scene, text } of messagesOf(language)) {
      const opinion = lessons.adjust(text, await model.opine(text));
      const reading = readMessage(text, { opinion, findEntities, bands });
      const flow = flowFor(playbook, text, reading)?.id ?? null;
      results.push({ scene, text, flow, intent: reading.intent, confidence: reading.confidence });
    }
    return results;
  } finally {
    await model.dispose();
  }
}

function messagesOf(language: string): { scene: string; text: string }[] {
  const file = new URL(`../models/training/corpus/scenes/scenes-${language}.tsv`, import.meta.url);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line, at) => {
      const [scene, text, ...more] = line.split('\t');
      if (!scene || !text || more.length > 0) throw new Error(`${file.pathname}:${at + 1}: want SCENE, tab, text`);
      return { scene, text };
    });
}

/** Share of the messages that start the right flow, and what was missed, as text. */
export function reportOf(results: readonly SceneResult[]): string {
  const scenes = [...new Set(results.map(({ scene }) => scene))];
  const lines = scenes.map((scene) => {
    const own = results.filter((result) => result.scene === scene);
    const missed = own.filter(({ flow }) => flow !== scene);
    const details = missed.map(({ text, flow, intent, confidence }) => {
      return `    ${flow ?? '–'} (${intent} ${confidence.toFixed(2)})  ${text}`;
    });
    return [`  ${scene}: ${own.length - missed.length} of ${own.length}`, ...details].join('\n');
  });
  const right = results.filter(({ scene, flow }) => flow === scene).length;
  const none = results.filter(({ flow }) => flow === null).length;
  const share = (count: number) => `${((100 * count) / results.length).toFixed(1)} %`;
  return [`right ${share(right)}, another ${share(results.length - right - none)}, none ${share(none)}`, ...lines].join(
    '\n',
  );
}

async function main(): Promise<void> {
  const tier = TIERS.find((known) => known === process.argv[2]) ?? 'nano';
  for (const language of ['zh', 'en'] as const) {
    console.log(`${language}, ${tier}: ${reportOf(await readScenes(language, tier))}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
