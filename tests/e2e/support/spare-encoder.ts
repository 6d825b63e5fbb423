import type { BrowserContext } from '@playwright/test';

/** Spares its pages the encoder, as for somebody who saves data: to compile it takes the machine longer than most tests last. */
export async function spareEncoder(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
}
