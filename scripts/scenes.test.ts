import { describe, expect, it } from 'vitest';
import { readScenes, reportOf } from './scenes.ts';

describe('the twenty after-sale scenes of the grocer', { timeout: 60_000 }, () => {
  it.each(['zh', 'en'] as const)('each begin a flow of their own in %s', async (language) => {
    const results = await readScenes(language, 'nano');
    console.info(`${language}: ${reportOf(results).split('\n', 1)[0]}`);
    const scenes = new Set(results.map(({ scene }) => scene));
    const reached = new Set(results.filter(({ scene, flow }) => flow === scene).map(({ scene }) => scene));
    expect(scenes.size).toBe(20);
    expect([...scenes].filter((scene) => !reached.has(scene))).toEqual([]);
  });
});
