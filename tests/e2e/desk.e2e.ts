import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext } from '@playwright/test';
import { Agent } from './support/agent.ts';
import { Shopper } from './support/shopper.ts';
import { spareEncoder } from './support/spare-encoder.ts';
import { type DemoProcess, startDemoProcess } from './support/start-demo-process.ts';
import { expect, test } from './support/test.ts';

test.use({ encoder: false });

// Whole conversations of four people.
test.describe.configure({ timeout: 180_000 });

/** A browser of somebody else. */
async function newContext(browser: Browser, { url }: DemoProcess): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB' });
  await spareEncoder(context);
  return context;
}

test('an agent looks after two shoppers, passes one on with a note, and ends the other with what was agreed', async ({
  browser,
  demo,
  agent,
  shopper,
}) => {
  const contexts = [await newContext(browser, demo), await newContext(browser, demo)] as const;
  const other = new Shopper(await contexts[0].newPage());
  const colleague = new Agent(await contexts[1].newPage());
  await agent.signIn('Mia');
  await colleague.signIn('Tom');

  await shopper.visit();
  await shopper.openChat();
  await shopper.lookUpOrder();
  await shopper.askForPerson();
  await other.visit('/beauty/?lang=en');
  await other.openChat();
  await other.askForPerson();

  await agent.takeOver('Freshlane');
  await expect(agent.packet).toContainText('FR2611-04817');
  await expect(agent.packet).toContainText('shown to be theirs');
  await agent.reply('Hello, this is Mia.');
  await agent.takeOver('Grain');
  await agent.reply('Good day, one moment please.');

  // The other conversation goes on while this one is on the screen.
  await shopper.say('how much is delivery?');
  await expect(agent.row('how much is delivery?')).toContainText('1 unread');
  await expect(agent.page).toHaveTitle('(1) Desk');
  await agent.field.press('Escape');
  await agent.row('how much is delivery?').click();
  await expect(agent.row('how much is delivery?')).not.toContainText('unread');

  // The shop's own knowledge, read on the agent's device: inserted by a key, sent by the agent.
  const suggestion = agent.conversation.locator('desk-suggestions').getByRole('listitem').first();
  await expect(suggestion).toContainText('Knowledge', { timeout: 60_000 });
  await expect(suggestion).toContainText(/\d+ % sure/);
  await agent.page.locator('desk-log .scroller').click();
  await agent.page.keyboard.press('1');
  await expect(agent.field).not.toHaveValue('');
  const answer = (await agent.field.inputValue()).split('\n')[0] ?? '';
  await expect(shopper.bubble('agent')).not.toContainText(answer);
  await agent.field.press('Enter');
  await expect(shopper.bubble('agent')).toContainText(answer);
  const { violations } = await new AxeBuilder({ page: agent.page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

  // Passed on: the colleague sees the note, the shopper does not.
  await agent.row('Grain').click();
  await expect(agent.lines('Good day, one moment please.')).toHaveCount(1);
  await agent.page.locator('desk-log .scroller').click();
  await agent.page.keyboard.press('t');
  const dialog = agent.page.getByRole('dialog');
  const tom = await dialog.getByRole('option', { name: /^Tom · 0 of/ }).getAttribute('value');
  await dialog.getByRole('combobox').selectOption(tom);
  await dialog.getByLabel(/Note for the colleague/).fill('Wants a shade matched');
  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await colleague.row('Grain').click();
  await expect(colleague.lines('Wants a shade matched')).toHaveCount(1);
  await expect(colleague.lines('Good day, one moment please.')).toHaveCount(1);
  await colleague.reply('Tom here, which shade do you use now?');
  await expect(other.bubble('agent')).toContainText('Tom here');
  await expect(other.chat).not.toContainText('Wants a shade matched');

  await agent.row('Freshlane').click();
  await agent.end('The delivery fee goes back');
  await expect(agent.lines('Agreed: The delivery fee goes back')).toHaveCount(1);
  await expect(shopper.chat.getByText(/ended/i).last()).toBeVisible();
  for (const context of contexts) await context.close();
});

test('a claim is on the desk with its photo, in the packet of who made it', async ({ agent, shopper }) => {
  await agent.signIn('Ann');
  await shopper.page.setViewportSize({ width: 360, height: 740 });
  await shopper.visit('/fresh/?lang=en');
  const picture = await shopper.page.screenshot();
  await shopper.openChat();
  await expect(shopper.bubble('assistant')).toBeVisible();
  await shopper.say('some of my food arrived crushed');
  await shopper.hears(/order number/i);
  await shopper.say('FR2611-04866');
  await shopper.hears(/postcode/i);
  await shopper.say('sun@example.com');
  await shopper.choice(/嫩豆腐|tofu/i).click();
  await shopper.chat
    .getByLabel('Add a photo')
    .setInputFiles({ name: 'tofu.png', mimeType: 'image/png', buffer: picture });
  await shopper.chat.getByRole('button', { name: 'Attach' }).click();
  await shopper.choice('Yes').click();
  await shopper.hears('¥4.50');
  await shopper.askForPerson();
  await agent.takeOver('1 order');
  await expect(agent.packet).toContainText('FR2611-04866');
  await expect(agent.packet).toContainText(/Claim: done/);
  const photo = agent.packet.getByRole('img', { name: /^Photo 1/ });
  await expect(photo).toBeVisible();
  expect(await photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
});

test('a lead sees how it was and who did what, and gives out or erases what is kept of a shopper', async ({
  browser,
}) => {
  const demo = await startDemoProcess({ deskLeadPasscode: 'aisle-lead' });
  const contexts = [await newContext(browser, demo), await newContext(browser, demo)] as const;
  const lead = new Agent(await contexts[0].newPage());
  const shopper = new Shopper(await contexts[1].newPage());
  await lead.signIn('Ana', 'aisle-lead');
  await shopper.visit('/fresh/?lang=en');
  await shopper.page.getByRole('button', { name: 'Sign in as demo shopper' }).click();
  await expect(shopper.page.getByText('Signed in:')).toBeVisible();
  await shopper.openChat();
  await shopper.say('where is my order?');
  await shopper.askForPerson();
  await lead.takeOver(/Asked for a person/);
  await lead.reply('It is on its way');
  await lead.end('it comes today');
  await shopper.chat.getByRole('radio', { name: /Very good/ }).check();
  await shopper.chat.getByRole('button', { name: 'Send rating' }).click();
  await expect(lead.row('Rated 5 of 5')).toHaveCount(1);
  await expect(lead.conversation).toContainText('Rated 5 of 5');

  await lead.packet.getByRole('button', { name: 'A shopper’s data' }).click();
  const data = lead.page.locator('desk-shopper-data');
  await data.getByRole('button', { name: 'Collect it' }).click();
  await expect(data).toContainText('Conversations: 1.');
  const saved = lead.page.waitForEvent('download');
  await data.getByRole('link', { name: 'Save as a file' }).click();
  const file = JSON.parse(await readFile(await (await saved).path(), 'utf8'));
  expect(JSON.stringify(file.handoffs)).toContain('It is on its way');

  await data.getByRole('button', { name: 'Erase…' }).click();
  const dialog = lead.page.getByRole('dialog');
  await dialog.getByLabel(/type the customer number again/).fill(await data.getByLabel('Customer number').inputValue());
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await expect(data).toContainText(/Erased\. Conversations: 1\..*Receipt: era_/);
  await lead.page.getByRole('button', { name: 'Load again' }).click();
  const log = lead.page.getByRole('region', { name: 'Who did what' });
  await expect(log.getByRole('row', { name: /Erased a shopper’s data/ })).toContainText('Ana');
  const { violations } = await new AxeBuilder({ page: lead.page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await lead.page.keyboard.press('Escape');
  await lead.page.keyboard.press('l');
  await expect(lead.row('Rated 5 of 5')).toHaveCount(0);
  for (const context of contexts) await context.close();
  await demo.stop();
});
