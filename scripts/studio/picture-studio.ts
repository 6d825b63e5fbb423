import type { Page } from '@playwright/test';

/** Work may take its time on a busy machine. */
const WORK_MS = 120_000;

/** Pictures of the Studio with a demo shop and the sample log in it. */
export async function pictureStudio(page: Page, name: (page: string) => string): Promise<void> {
  const press = (label: string | RegExp) => page.getByRole('button', { name: label }).first().click();
  const go = async (view: string): Promise<void> => {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, view);
    await page.locator(`studio-${view.split('?')[0]}`).waitFor();
  };
  const atRest = async (): Promise<void> => {
    await page.locator('studio-work li').first().waitFor({ state: 'detached', timeout: WORK_MS });
    await page.waitForLoadState('networkidle');
  };
  const shoot = async (view: string): Promise<void> => {
    await atRest();
    await page.screenshot({ path: name(`studio-${view}`) });
  };

  await page.goto('/studio.html');
  await press('Fresh (groceries)');
  await press('Try it with sample conversations');
  await press(/^Import/);
  await page.getByText('Import report').waitFor({ timeout: WORK_MS });
  await shoot('start');
  await go('questions');
  await press('Group the questions');
  await page.getByRole('tab', { name: /Entries/ }).click({ timeout: WORK_MS });
  await shoot('questions');
  await go('edit?kind=answer&entry=shelf-eggs');
  await page.getByText('Checking…').waitFor({ state: 'detached', timeout: WORK_MS });
  await shoot('edit');
  await go('flows?entry=late');
  await page.getByText('Checking…').waitFor({ state: 'detached', timeout: WORK_MS });
  await shoot('flows');
  await go('try');
  await press('Ask them all again');
  await page.locator('studio-try table').first().waitFor({ timeout: WORK_MS });
  await shoot('try');
  await go('publish');
  await page.getByText('The sources make a pack.').waitFor({ timeout: WORK_MS });
  await shoot('publish');
  await go('improve');
  await press('Find what failed');
  await page.locator('studio-failure').first().waitFor({ timeout: WORK_MS });
  await shoot('improve');
  await go('insight');
  await press('Read them');
  await page.locator('studio-insight studio-chart svg').first().waitFor({ timeout: WORK_MS });
  await shoot('insight');
  await go('figures');
  await page.locator('studio-figures .figure').first().waitFor({ timeout: WORK_MS });
  await shoot('figures');
  await go('lab');
  await shoot('lab');
  await go('privacy');
  await press(/invented devices/);
  await page.locator('studio-privacy studio-chart svg').first().waitFor({ timeout: WORK_MS });
  await shoot('privacy');
}
