import { sameValue } from '#publish/edit/plain-value.ts';
import { baseOf, membersOf } from '#publish/edit/read-entries.ts';
import type { Editing } from './editing.ts';

/** A member of the rules as it holds: the shop's own laid over that of the pack it extends, as the compiler does. */
export function ruleValue(editing: Editing, id: string): unknown {
  const read = (file: string) => membersOf(editing.yaml(editing.files.get(file) ?? ''))[id];
  const base = baseOf(editing.files, editing.yaml);
  const own = read('rules.yaml');
  const below = base === null ? undefined : read(`${base}rules.yaml`);
  return own === undefined ? below : laidOver(below, own);
}

function laidOver(below: unknown, own: unknown): unknown {
  const isMap = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMap(below) || !isMap(own)) return own;
  const laid: Record<string, unknown> = { ...membersOf(below) };
  for (const [key, value] of Object.entries(membersOf(own))) laid[key] = laidOver(laid[key], value);
  return laid;
}

/** What the shop's own file must hold so that `next` holds: only what differs from the pack below. */
export function ownPart(below: unknown, next: unknown): unknown {
  if (sameValue(below, next)) return undefined;
  const isMap = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMap(below) || !isMap(next)) return next;
  const old = membersOf(below);
  const parts = Object.entries(membersOf(next)).map(([key, value]) => [key, ownPart(old[key], value)] as const);
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
}

/** Puts a rule down in the shop's own file: one step. */
export function setRule(editing: Editing, label: string, id: string, next: unknown): Promise<void> {
  const base = baseOf(editing.files, editing.yaml);
  const below = base === null ? undefined : membersOf(editing.yaml(editing.files.get(`${base}rules.yaml`) ?? ''))[id];
  return editing.set(label, { file: 'rules.yaml', path: [id] }, ownPart(below, next));
}
