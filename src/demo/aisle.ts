type AisleCall = readonly [method: string, ...args: unknown[]];

/**
 * Calls Aisle as a merchant's page does: the tag is async, so before it has run there is only a list that keeps the
 * calls, and `push` means the same on both.
 */
export function callAisle(...call: AisleCall): void {
  const page = window as { Aisle?: { push(call: AisleCall): unknown } };
  page.Aisle ??= [] as AisleCall[];
  page.Aisle.push(call);
}
