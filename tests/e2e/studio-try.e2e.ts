import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/test.ts';

test.use({ encoder: false });

/** Opens the grocer's sources and takes the sample log in. */
async function openWithLog(page: Page): Promise<void> {
  await page.goto('/studio.html#start');
  await page.getByRole('button', { name: 'Fresh (groceries)' }).click();
  await expect(page.getByText(/104 files/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Try it with sample conversations' }).click();
  await page
    .getByRole('button', { name: /^Import/ })
    .first()
    .click();
  await expect(page.getByText('Import report')).toBeVisible();
}

/** Row of a table by what its head begins with: the texts of its cells. */
const cellsOf = (page: Page, table: string, head: RegExp) =>
  page
    .locator(`${table} tbody tr`)
    .filter({ has: page.getByRole('rowheader', { name: head }) })
    .first()
    .getByRole('cell');

test('a shop is tried on its own log and on made-up customers, in threads of the browser', async ({ page }) => {
  test.setTimeout(240_000);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`);
  });
  const broken: string[] = [];
  page.on('pageerror', ({ message }) => broken.push(message));
  await openWithLog(page);
  await page.evaluate(() => {
    location.hash = 'try';
  });
  const view = page.locator('studio-try');
  await expect(view.getByRole('tab', { name: 'Your own logs' })).toHaveAttribute('aria-selected', 'true');
  await expect(view.getByLabel('Read by')).toHaveValue('nano');
  await view.getByLabel('How many').selectOption({ label: 'The newest 100' });
  await view.getByRole('button', { name: 'Ask them all again' }).click();

  // Beside the draft, what the Studio's own site serves: the change is told.
  const carried = cellsOf(page, 'try-figures', /^Carried to the end/);
  await expect(carried.first()).toHaveText(/^\d+ \/ \d+$/, { timeout: 120_000 });
  const [count = 0, of = 0] = (await carried.first().innerText()).split('/').map(Number);
  expect(of).toBeGreaterThan(50);
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(of);
  await expect(cellsOf(page, 'try-figures', /^Same topic as the agent/).first()).toHaveText(/^\d+ \/ \d+$/);
  await expect(view.getByRole('columnheader', { name: 'Against live' })).toBeVisible();
  await expect(view.getByText(/^Measured on 100 conversations with \d+ messages/)).toBeVisible();
  expect(page.workers().map((worker) => worker.url())).toEqual(
    expect.arrayContaining([expect.stringContaining('rehearsal.worker')]),
  );

  await expect(view.getByRole('heading', { name: 'What did not go well' })).toBeVisible();
  const failure = view.locator('try-failure').first();
  await expect(failure.getByText('Shopper', { exact: true })).toBeVisible();
  await expect(failure.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expectAccessible(page);

  await view.getByRole('tab', { name: 'Difficult customers' }).click();
  await view.getByLabel('How many').fill('12');
  await view.getByLabel('How many').blur();
  await view.getByRole('button', { name: 'Let them in' }).click();
  await expect(view.getByText(/^12 made-up customers, seed 1/)).toBeVisible({ timeout: 90_000 });
  await expect(cellsOf(page, 'try-customers', /^All$/).first()).toHaveText('12');
  await expectAccessible(page);

  expect(sent, 'nothing is uploaded').toEqual([]);
  expect(broken).toEqual([]);
});
