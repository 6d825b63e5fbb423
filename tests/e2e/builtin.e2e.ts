import { expect, test } from './support/test.ts';

// The browser's own model as Chromium has it: a name without a model. Its states: src/app/generator/builtin-engine.test.ts.

test.use({ encoder: false });

test('a browser whose own model is not there is not asked for it, and the template answers', async ({
  page,
  shopper,
}) => {
  await page.addInitScript(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    addEventListener('aisle:message-received', (event) => heard.push((event as CustomEvent).detail.receipt?.engine));
  });
  await shopper.visit();
  const said = await page.evaluate(async () => {
    const { LanguageModel } = window as unknown as { LanguageModel?: { availability(): Promise<string> } };
    return LanguageModel?.availability() ?? 'unavailable';
  });
  expect(said).toBe('unavailable');

  await shopper.openChat();
  await shopper.say('how much is delivery?');
  await shopper.hears(/delivery/i);
  const heard = await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
  expect(heard.at(-1)).toBe('none');
});
