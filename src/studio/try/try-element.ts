import { html, nothing, type TemplateResult } from 'lit';
import { AppError } from '#core/app-error.ts';
import { fill } from '#i18n/fill.ts';
import { tryWords } from '#i18n/studio/try-words.ts';
import { StudioElement } from '../look/studio-element.ts';
import type { Task } from '../state/jobs.ts';
import { whyOf } from '../state/why-of.ts';
import type { RehearsalHow } from './rehearsals.ts';
import { howOf, type TryHow } from './try-how.ts';

/** A part of the view that lets things run: one at a time, its failure told where it was started. */
export class TryElement extends StudioElement {
  static override properties = { ...StudioElement.properties, how: { attribute: false }, fault: { state: true } };
  declare how: TryHow;
  declare fault: unknown;

  constructor() {
    super();
    this.how = { tier: 'nano', withLive: true };
    this.fault = null;
  }

  protected get words() {
    return this.say(tryWords);
  }

  /** @param alone Without the pack that is live. */
  protected rehearsalHow(alone = false): RehearsalHow {
    const { how } = this;
    return howOf(alone ? { ...how, withLive: false } : how, this.workshop.language);
  }

  protected get isRunning(): boolean {
    return this.workshop.jobs.running.length > 0;
  }

  /** Null where it failed or was cancelled. */
  protected async running<T>(label: string, work: (task: Task) => Promise<T>): Promise<T | null> {
    this.fault = null;
    try {
      return await this.workshop.jobs.run(label, work);
    } catch (fault) {
      if (!(fault instanceof AppError && fault.code === 'cancelled')) this.fault = fault;
      return null;
    }
  }

  protected faultLine(): TemplateResult | typeof nothing {
    if (this.fault === null) return nothing;
    return html`<p class="fault" role="alert">${fill(this.words.failed, { why: whyOf(this.fault) })}</p>`;
  }
}
