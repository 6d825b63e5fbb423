import { expect, test } from '@playwright/test';
import { buildPage } from './engines/build-page.ts';
import { openLab, serveModel, servePage } from './engines/lab.ts';
import { readPocket } from './engines/models.ts';

// The pocket generator that ships, by plain WebAssembly in one thread: every text is the one that its training wrote down.

const START_MS = 120_000;

test('the pocket generator says in a browser what it said when it was made', async ({ page }) => {
  test.setTimeout(2 * START_MS);
  const pocket = readPocket();
  expect(pocket.golden.length).toBeGreaterThan(10);
  const server = await servePage(await buildPage());
  try {
    const lab = await openLab(page, server);
    await lab.openEngine('transformers', serveModel(pocket, server));
    expect(await lab.loadEngine()).toMatchObject({ reason: null });
    for (const { content, maxTokens, text } of pocket.golden) {
      const { reason, pieces } = await lab.runEngine({ messages: [{ role: 'user', content }], maxTokens, seed: -1 });
      expect({ reason, text: pieces.join('') }).toEqual({ reason: null, text });
    }
    await lab.disposeEngine();
  } finally {
    await server.close();
  }
});
