import { AGENTS, hasProsody, type Prosody, startProsody } from '#tests/servers/local-prosody.ts';
import { ConverseAgent, hasConverse, serveConverse } from './support/converse.ts';
import { test as base, expect } from './support/test.ts';

/** A shop that hands over to its own XMPP server, where an agent sits before converse.js. */
const test = base.extend<{ converse: ConverseAgent }, { prosody: Prosody }>({
  prosody: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
    async ({}, use) => {
      const prosody = await startProsody();
      await use(prosody);
      await prosody.stop();
    },
    { scope: 'worker' },
  ],
  page: async ({ page, prosody }, use) => {
    const handoff = {
      kind: 'xmpp',
      url: prosody.url,
      domain: 'guest.localhost',
      rooms: 'conference.localhost',
      agents: AGENTS.slice(0, 1),
    };
    await page.addInitScript((settings) => Object.assign(window, { aisleSettings: { handoff: settings } }), handoff);
    await use(page);
  },
  converse: async ({ browser, prosody }, use) => {
    const screen = await serveConverse(prosody, AGENTS[0] ?? '');
    const context = await browser.newContext();
    const agent = new ConverseAgent(await context.newPage());
    await agent.signIn(screen.url);
    await use(agent);
    await context.close();
    await screen.close();
  },
});

test.use({ encoder: false });

test.skip(!hasProsody() || !hasConverse(), 'Prosody or converse.js is missing');

test('an agent in converse.js takes over and both talk, with nothing lost or doubled by reloads', async ({
  page,
  shopper,
  converse,
}) => {
  await shopper.visit();
  await shopper.openChat();
  await shopper.lookUpOrder();
  await shopper.askForPerson();

  await expect(converse.lines('FR2611-04817').first()).toBeVisible();
  await expect(converse.lines('What was said before')).toHaveCount(1);
  await expect(shopper.chat.getByText('mei').first()).toBeVisible();

  await converse.composer.pressSequentially('Hello', { delay: 30 });
  await expect(shopper.chat.locator('.typing.agent')).toBeVisible();
  await converse.reply('Hello, this is Mei.');
  await expect(shopper.bubble('agent')).toContainText('Hello, this is Mei.');

  await shopper.composer.pressSequentially('Great');
  await expect(converse.page.getByText(/is typing/)).toBeVisible();
  await shopper.say('Great, thank you <Mei> & co');
  await expect(converse.lines('Great, thank you <Mei> & co')).toHaveCount(1);

  await page.reload();
  await converse.reply('Are you still there?');
  await shopper.openChat();
  await expect(shopper.bubble('agent')).toContainText('Are you still there?');
  await shopper.say('Yes, back again');
  await expect(converse.lines('Yes, back again')).toHaveCount(1);
  await expect(shopper.chat.locator('li.message.agent')).toHaveCount(2);
  await expect(converse.lines('Great, thank you <Mei> & co')).toHaveCount(1);
  await expect(converse.lines('What was said before')).toHaveCount(1);

  await converse.composer.fill('/subject closed: refund of 5 EUR');
  await converse.composer.press('Enter');
  await expect(shopper.chat.getByText(/ended/i).last()).toBeVisible();
});
