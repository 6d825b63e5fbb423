import { expect, test } from './support/test.ts';

test.use({ encoder: false });

test('a person takes over with transcript, summary and order, and both talk', async ({ shopper, agent }) => {
  await agent.signIn();
  await shopper.visit();
  await shopper.openChat();
  await shopper.lookUpOrder();
  await shopper.askForPerson();

  await agent.takeOver('Asked for a person');
  await expect(agent.packet).toContainText('FR2611-04817');
  await expect(agent.packet).toContainText('shown to be theirs');
  await agent.unfold();
  await expect(agent.lines('where is my order?')).toHaveCount(1);

  await agent.reply('Hello, this is Mia. Your parcel is on its way.');
  await expect(shopper.bubble('agent')).toContainText('Your parcel is on its way');
  await shopper.say('Great, thank you Mia');
  await expect(agent.lines('Great, thank you Mia')).toHaveCount(1);

  await agent.end();
  await expect(shopper.chat.getByText(/ended/i).last()).toBeVisible();
  await shopper.say('how much is delivery?');
  await expect(shopper.bubble('assistant').locator('.sources')).toBeVisible();
});

test('each sees the other typing', async ({ shopper, agent }) => {
  await agent.signIn('Tom');
  await shopper.visit('/beauty/?lang=en');
  await shopper.openChat();
  await shopper.askForPerson();
  await agent.takeOver('Grain');
  await expect(shopper.chat.getByText('Tom').first()).toBeVisible();
  await shopper.composer.pressSequentially('so I');
  await expect(agent.conversation.getByText('The shopper is typing')).toBeVisible();
  await agent.field.pressSequentially('let me');
  await expect(shopper.chat.locator('.typing.agent')).toBeVisible();
});

test('an answer of the agent is there after a reload, and reaches a closed chat as an unread mark', async ({
  page,
  shopper,
  agent,
}) => {
  await agent.signIn('Ann');
  await shopper.visit('/global/?lang=en');
  await shopper.openChat();
  await shopper.askForPerson();
  await agent.takeOver('Farmarket');
  await page.reload();
  await agent.reply('I am looking into it');
  await expect(shopper.launcher).toContainText('1');
  await shopper.openChat();
  await expect(shopper.bubble('agent')).toContainText('I am looking into it');
  await expect(shopper.chat.locator('li.message.agent')).toHaveCount(1);
});
