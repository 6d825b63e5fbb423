import { expect } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expectNoSidewaysScroll, type Shopper } from './shopper.ts';

/** Asserts that everything the chat shows stands inside the window, and no message is wider than its place. */
export async function expectChatFits({ page, chat, composer, messages }: Shopper): Promise<void> {
  await expectNoSidewaysScroll(page);
  const wide = await messages.evaluateAll((items) =>
    items.filter((item) => item.scrollWidth > item.clientWidth + 1).map((item) => item.textContent),
  );
  expect(wide).toEqual([]);
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const box = await composer.boundingBox();
  expect(box !== null && box.y + box.height <= height).toBe(true);
  for (const button of await chat.getByRole('button').all()) {
    const place = await button.boundingBox();
    if (place) expect(place.x >= 0 && place.x + place.width <= width, await button.innerText()).toBe(true);
  }
}

/** Asserts that axe finds nothing in the chat, by day and by night. */
export const expectChatAccessible = ({ page }: Shopper): Promise<void> => expectAccessible(page, 'aisle-launcher');
