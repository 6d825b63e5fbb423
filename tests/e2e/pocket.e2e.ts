import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { GeneratorModel } from '#llm/model.ts';
import { buildPage } from './engines/build-page.ts';
import { openLab, serveModel, servePage } from './engines/lab.ts';

// The pocket generator that ships, by plain WebAssembly in one thread: every text is the one that its training wrote down.

const START_MS = 120_000;
const FOLDER = new URL('../../models/pocket/', import.meta.url);

const readJson = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as T;

test('the pocket generator says in a browser what it said when it was made', async ({ page }) => {
  test.setTimeout(2 * START_MS);
  const { models } = readJson<{ models: GeneratorModel[] }>('manifest.json');
  const golden = readJson<{ content: string; maxTokens: number; text: string }[]>('golden.json');
  expect(golden.length).toBeGreaterThan(10);
  const [model] = models;
  if (!model) throw new Error('models/pocket/manifest.json lists no model');
  const server = await servePage(await buildPage());
  const contents = new Map(model.files.map(({ path }) => [path, readFileSync(new URL(path, FOLDER))]));
  try {
    const lab = await openLab(page, server);
    await lab.openEngine('transformers', serveModel({ model, contents }, server));
    expect(await lab.loadEngine()).toMatchObject({ reason: null });
    for (const { content, maxTokens, text } of golden) {
      const { reason, pieces } = await lab.runEngine({
        messages: [{ role: 'user', content }],
        maxTokens,
        seed: -1,
      });
      expect({ reason, text: pieces.join('') }).toEqual({ reason: null, text });
    }
    await lab.disposeEngine();
  } finally {
    await server.close();
  }
});
