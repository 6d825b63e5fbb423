import AxeBuilder from '@axe-core/playwright';
import { Agent } from './support/agent.ts';
import { Shopper } from './support/shopper.ts';
import { expect, test } from './support/test.ts';

// Whole conversations of four people.
test.describe.configure({ timeout: 180_000 });

test('an agent looks after two shoppers, passes one on with a note, and ends the other with what was agreed', async ({
  browser,
  demo,
  agent,
  shopper,
}) => {
  const contextOf = () => browser.newContext({ baseURL: demo.url, locale: 'en-GB' });
  const contexts = [await contextOf(), await contextOf()] as const;
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
