/** What an agent can do by keys alone, in the order in which it is listed for them. */
export const SHORTCUTS = [
  { command: 'next', keys: ['j'], group: 'move' },
  { command: 'previous', keys: ['k'], group: 'move' },
  { command: 'waiting', keys: ['w'], group: 'move' },
  { command: 'accept', keys: ['a'], group: 'act' },
  { command: 'reply', keys: ['r'], group: 'act' },
  { command: 'note', keys: ['n'], group: 'act' },
  { command: 'canned', keys: ['/'], group: 'act' },
  { command: 'suggestion', keys: ['1', '2', '3', '4'], group: 'act' },
  { command: 'transfer', keys: ['t'], group: 'act' },
  { command: 'handBack', keys: ['b'], group: 'act' },
  { command: 'close', keys: ['c'], group: 'act' },
  { command: 'propose', keys: ['p'], group: 'act' },
  { command: 'transcript', keys: ['h'], group: 'act' },
  { command: 'details', keys: ['d'], group: 'act' },
  { command: 'presence', keys: ['v'], group: 'desk' },
  { command: 'mute', keys: ['m'], group: 'desk' },
  { command: 'tickets', keys: ['i'], group: 'desk' },
  { command: 'records', keys: ['l'], group: 'desk' },
  { command: 'help', keys: ['?'], group: 'desk' },
  { command: 'leave', keys: ['Escape'], group: 'desk' },
] as const;

export type Command = (typeof SHORTCUTS)[number]['command'];

/** Kinds of `input` that take no text: a letter pressed on them is no text lost. */
const TEXTLESS = /^(?:checkbox|radio|button|submit|reset|range|color|file|image)$/;

/** Whether a key pressed there is text, or chooses something of the element's own. */
export function takesText(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !TEXTLESS.test(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

/** What a key press asks for; null where it is text, belongs to an input method, or is one of the browser's. */
export function commandOf(event: KeyboardEvent): { command: Command; key: string } | null {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const found = SHORTCUTS.find(({ keys }) => (keys as readonly string[]).includes(key));
  if (!found) return null;
  if (takesText(event.composedPath()[0]) && found.command !== 'leave') return null;
  return { command: found.command, key };
}
