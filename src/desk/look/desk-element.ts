import { LitElement } from 'lit';
import { HostController } from '#ui/host.controller.ts';
import type { Desk } from '../state/desk.ts';

/** A part of the page that is drawn anew after every change of the desk. */
export class DeskElement extends LitElement {
  static override properties = { desk: { attribute: false } };
  declare desk: Desk;

  constructor() {
    super();
    new HostController(this, () => this.desk ?? null);
  }

  protected get words() {
    return this.desk.words;
  }
}
