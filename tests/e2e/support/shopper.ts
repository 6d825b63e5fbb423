import { expect, type Locator, type Page } from '@playwright/test';

/** What a shopper does with the chat, by what they see and can press. */
export class Shopper {
  readonly page: Page;
  readonly chat: Locator;
  readonly launcher: Locator;
  readonly composer: Locator;
  readonly messages: Locator;

  constructor(page: Page) {
    this.page = page;
    this.chat = page.locator('aisle-chat');
    this.launcher = page.locator('aisle-launcher > button, aisle-launcher button[part=launcher]').first();
    this.composer = this.chat.locator('aisle-composer').getByRole('textbox');
    this.messages = this.chat.locator('li.message');
  }

  async visit(path = '/fresh/?lang=en'): Promise<void> {
    await this.page.goto(path);
    await expect(this.launcher).toBeVisible();
  }

  async openChat(): Promise<void> {
    await this.launcher.click();
    await expect(this.composer).toBeVisible();
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
    await expect(this.bubble('shopper', text)).toBeVisible();
    await expect(this.composer).toHaveValue('');
  }

  bubble(role: 'shopper' | 'assistant' | 'agent', text?: string | RegExp): Locator {
    const all = this.chat.locator(`li.message.${role}`);
    return (text === undefined ? all : all.filter({ hasText: text })).last();
  }

  /** Waits until the assistant's last message says `text`. */
  async hears(text: string | RegExp): Promise<void> {
    await expect(this.bubble('assistant')).toContainText(text);
  }

  choice(name: string | RegExp): Locator {
    return this.chat.getByRole('button', { name }).last();
  }

  /** Looks the seeded order up, as a guest. */
  async lookUpOrder(number = 'FR2611-04817', contact = 'lin@example.com'): Promise<void> {
    await this.say('where is my order?');
    await this.hears(/order number/i);
    await this.say(number);
    await this.hears(/e-mail|phone|postcode/i);
    await this.say(contact);
    await expect(this.chat.locator('aisle-order-card').last()).toContainText(number);
    // Until its code has come the card is its words alone; who goes offline before keeps those.
    await expect(this.chat.locator('aisle-order-card h3').last()).toBeVisible();
  }

  async askForPerson(): Promise<void> {
    await this.say('I want to talk to a person');
    await this.sendPacket();
    await this.hears(/getting a person|colleague is on the way/i);
  }

  /** The sheet of what goes to a person. */
  get packet(): Locator {
    return this.chat.locator('aisle-packet');
  }

  /** Sends what a person is to get, as it is. */
  async sendPacket(): Promise<void> {
    await this.packet.getByRole('button', { name: /^Send/ }).click();
    await expect(this.packet).toHaveCount(0);
  }
}

/** Asserts that nothing needs sideways scrolling. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over).toBeLessThanOrEqual(0);
}
