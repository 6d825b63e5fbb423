import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** All that the scheme decides; what a page is made of is the same by night. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Asserts that axe finds nothing on the page, or in one element of it, by day and by night. */
export async function expectAccessible(page: Page, selector?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await comeToRest(page);
    const axe = new AxeBuilder({ page });
    if (selector) axe.include(selector);
    if (colorScheme === 'dark') axe.withRules(COLOUR_RULES);
    const { violations } = await axe.analyze();
    expect(violations.map(({ id, nodes }) => [colorScheme, id, nodes.map(({ html }) => html)])).toEqual([]);
  }
}

/**
 * Waits until nothing moves or changes its colour any more: with less motion a transition is short, but it is one, and axe
 * would read the colours between those of day and those of night. What never ends is left out.
 */
async function comeToRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const rootsIn = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
      root,
      ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? rootsIn(shadowRoot) : [])),
    ];
    // Each tree tells of its own animations alone.
    const moves = () =>
      rootsIn(document)
        .flatMap((root) => root.getAnimations())
        .some(
          ({ playState, effect }) => playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime),
        );
    // The page hears of another scheme with the next frame, and may then change more.
    let quietFrames = 0;
    while (quietFrames < 2) {
      await new Promise(requestAnimationFrame);
      quietFrames = moves() ? 0 : quietFrames + 1;
    }
  });
}
