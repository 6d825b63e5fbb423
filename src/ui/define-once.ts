/** Registers an element unless the page has one of that name already (a second copy of the script, for example). */
export function defineOnce(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
