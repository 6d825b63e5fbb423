/**
 * A new value of a field: `detail`, undefined for none. A `CustomEvent` would tell of undefined as null, which the sources would then
 * hold in the place of nothing.
 */
export class ValueEvent extends Event {
  readonly detail: unknown;

  constructor(detail: unknown) {
    super('value');
    this.detail = detail;
  }
}
