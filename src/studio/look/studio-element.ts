import { LitElement, type PropertyDeclarations } from 'lit';
import type { TwoLanguages } from '#i18n/studio/two-languages.ts';
import { HostController } from '#ui/host.controller.ts';
import type { Workshop } from '../state/workshop.ts';

/** A part of the Studio that is drawn anew after every change of the workshop. */
export class StudioElement extends LitElement {
  static override properties: PropertyDeclarations = { workshop: { attribute: false } };
  declare workshop: Workshop;

  constructor() {
    super();
    new HostController(this, () => this.workshop ?? null);
  }

  /** These words in the language of the page. */
  protected say<Words>(words: TwoLanguages<Words>): Words {
    return words[this.workshop.language];
  }
}
