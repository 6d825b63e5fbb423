import { expect, type Locator, type Page } from '@playwright/test';

/** What an agent does on the desk page. */
export class Agent {
  readonly page: Page;
  readonly conversation: Locator;
  readonly packet: Locator;

  constructor(page: Page) {
    this.page = page;
    this.conversation = page.locator('desk-conversation');
    this.packet = page.locator('desk-packet');
  }

  async signIn(name = 'Mia'): Promise<void> {
    await this.page.goto('/desk.html');
    await this.page.getByLabel('Your name').fill(name);
    await this.page.getByLabel('Passcode').fill('aisle-demo');
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await expect(this.page.getByRole('heading', { name: 'Waiting' })).toBeVisible();
  }

  /** Opens the newest conversation in the list that shows `text`, and takes it over. */
  async takeOver(text: string | RegExp): Promise<void> {
    await this.page.getByRole('listitem').getByRole('button').filter({ hasText: text }).last().click();
    await this.conversation.getByRole('button', { name: 'Take over' }).click();
    await expect(this.conversation.getByRole('textbox')).toBeVisible();
  }

  async reply(text: string): Promise<void> {
    await this.conversation.getByRole('textbox').fill(text);
    await this.conversation.getByRole('button', { name: 'Send' }).click();
    await expect(this.conversation.getByText(text)).toBeVisible();
  }

  /** How many times a text stands in the conversation. */
  lines(text: string): Locator {
    return this.conversation.getByRole('listitem').filter({ hasText: text });
  }
}
