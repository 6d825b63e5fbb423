import { expect, test } from './support/test.ts';

test.use({ encoder: false });

/** What a shopper of each language asks. */
const ASKED = {
  fr: 'quels sont les moyens de paiement ?',
  de: 'welche Zahlungsarten gibt es?',
  ja: '支払い方法は何がありますか',
  ar: 'ما هي طرق الدفع؟',
};

for (const [locale, question] of Object.entries(ASKED)) {
  test(`the shop answers in ${locale}, and fetched that language alone`, async ({ browser, demo }) => {
    const context = await browser.newContext({ baseURL: demo.url, locale });
    const page = await context.newPage();
    const { Shopper } = await import('./support/shopper.ts');
    const shopper = new Shopper(page);
    const fetched: string[] = [];
    context.on('request', (request) => fetched.push(request.url()));
    await shopper.visit('/global/');
    await shopper.openChat();
    await page.evaluate(
      (asked) => (window as never as { Aisle: { setLocale(to: string): void } }).Aisle.setLocale(asked),
      locale,
    );
    await expect(shopper.chat.locator(`[lang="${locale}"]`).first()).toBeAttached();
    await shopper.say(question);
    await expect(shopper.bubble('assistant').locator('.sources')).toBeVisible();
    const other = locale === 'fr' ? 'de' : 'fr';
    const languages = new Set(
      fetched.flatMap((url) => /\/answers-([A-Za-z-]+?)-[0-9a-f]{16}\.json/.exec(url)?.[1] ?? []),
    );
    expect(languages.has(locale)).toBe(true);
    expect(languages.has(other)).toBe(false);
    await context.close();
  });
}
