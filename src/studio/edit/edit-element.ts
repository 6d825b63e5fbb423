import { HostController } from '#ui/host.controller.ts';
import { StudioElement } from '../look/studio-element.ts';
import type { Editing } from './editing.ts';

/** A part of the views that edit: drawn anew after each change of the sources, and once they are checked. */
export class EditElement extends StudioElement {
  static override properties = { ...StudioElement.properties, editing: { attribute: false } };
  declare editing: Editing;

  constructor() {
    super();
    new HostController(this, () => this.editing ?? null);
  }
}
