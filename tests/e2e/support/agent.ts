import { expect, type Locator, type Page } from '@playwright/test';

/** What an agent does on the desk page, by what they see and can press. */
export class Agent {
  readonly page: Page;
  readonly conversation: Locator;
  readonly packet: Locator;
  readonly lists: Locator;
  readonly field: Locator;

  constructor(page: Page) {
    this.page = page;
    this.conversation = page.locator('desk-conversation');
    this.packet = page.locator('desk-packet');
    this.lists = page.locator('desk-queue');
    this.field = this.conversation.getByRole('textbox');
  }

  async signIn(name = 'Mia', passcode = 'aisle-demo'): Promise<void> {
    await this.page.goto('/desk.html');
    await this.page.getByLabel('Your name').fill(name);
    await this.page.getByLabel('Passcode').fill(passcode);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await expect(this.page.getByRole('heading', { name: 'Waiting' })).toBeVisible();
  }

  /** A conversation in the lists that shows `text`; the last of several. */
  row(text: string | RegExp): Locator {
    return this.lists.getByRole('listitem').getByRole('button').filter({ hasText: text }).last();
  }

  /** Opens the conversation among those who wait that shows `text`, the last of several, and takes it over. */
  async takeOver(text: string | RegExp): Promise<void> {
    const waiting = this.lists.locator('section', { has: this.page.getByRole('heading', { name: /^Waiting/ }) });
    await waiting.getByRole('listitem').getByRole('button').filter({ hasText: text }).last().click();
    await this.conversation.getByRole('button', { name: 'Take over' }).click();
    await expect(this.field).toBeVisible();
  }

  async reply(text: string): Promise<void> {
    await this.field.fill(text);
    await this.conversation.getByRole('button', { name: 'Send' }).click();
    await expect(this.lines(text)).toHaveCount(1);
  }

  /** Unfolds what was said before the agent came. */
  async unfold(): Promise<void> {
    await this.conversation.getByRole('button', { name: /Said before you came/ }).click();
  }

  async end(agreed = ''): Promise<void> {
    await this.conversation.getByRole('button', { name: 'End conversation' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('What was agreed').fill(agreed);
    await dialog.getByRole('button', { name: 'End conversation' }).click();
    await expect(dialog).toBeHidden();
  }

  /** How many times a text stands in the conversation. */
  lines(text: string | RegExp): Locator {
    return this.conversation.getByRole('listitem').filter({ hasText: text });
  }
}
