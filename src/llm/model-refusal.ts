import { adapterRefusal } from './adapter-refusal.ts';
import type { DeviceFacts } from './device-facts.ts';
import { type GeneratorModel, modelBytes } from './model.ts';
import type { RefusalReason } from './refusal.ts';

/** What a device is taken to have that does not tell, in MiB. */
const UNTOLD_MEMORY_MIB = 2048;
/** A download has to fit so many times: it is kept in parts before it is whole, and others need room too. */
const ROOM = 1.5;
/** iOS ends a page that takes too much memory, which nothing can catch; so does it with storage that does not tell. */
const SMALL_BYTES = 64 * 2 ** 20;
const LEAST_BATTERY = 0.2;

/** Why this device is not asked to carry this model, the most lasting reason first; null where it is. */
export function modelRefusal(model: GeneratorModel, facts: DeviceFacts): RefusalReason | null {
  if (!speaks(model, facts.locale)) return 'unsupported';
  return (
    (model.engine === 'builtin' ? builtinRefusal(facts) : ownRefusal(model, facts)) ??
    (facts.battery && !facts.battery.charging && facts.battery.level < LEAST_BATTERY ? 'low-battery' : null)
  );
}

const PASSING: ReadonlySet<RefusalReason> = new Set([
  'low-battery',
  'no-adapter',
  'no-space',
  'offline',
  'save-data',
  'stalled',
]);

/** Whether another moment, or another language of the shopper, may see the model taken that is refused now. */
export const mayPass = (model: GeneratorModel, reason: RefusalReason, { locale }: DeviceFacts): boolean =>
  PASSING.has(reason) || !speaks(model, locale);

/** The browser keeps its own model, off the site's storage, and runs it outside of the page. */
function builtinRefusal({ builtin, online, saveData }: DeviceFacts): RefusalReason | null {
  if (builtin === 'unavailable') return 'unsupported';
  if (builtin === 'silent') return 'stalled';
  if (builtin === 'available') return null;
  if (!online) return 'offline';
  return saveData ? 'save-data' : null;
}

function ownRefusal(model: GeneratorModel, facts: DeviceFacts): RefusalReason | null {
  const bytes = modelBytes(model);
  if (facts.mode === 'page') return 'policy';
  if (!facts.hasWebAssembly) return 'no-webassembly';
  if (facts.ios && (model.engine === 'web-llm' || bytes > SMALL_BYTES)) return 'ios';
  // Its build without JSPI is twice as large, comes from elsewhere, and is not shipped.
  if (model.engine === 'wllama' && !facts.hasJspi) return 'unsupported';
  const memoryMiB = facts.memoryGiB === null ? UNTOLD_MEMORY_MIB : facts.memoryGiB * 1024;
  return (
    adapterRefusal(model, facts.adapter) ??
    (memoryMiB < model.needs.memoryMiB ? 'no-memory' : null) ??
    downloadRefusal(model.id, bytes, facts)
  );
}

function downloadRefusal(id: string, bytes: number, facts: DeviceFacts): RefusalReason | null {
  if (facts.storage === 'memory') return 'no-space';
  const missing = bytes - (facts.storedBytes[id] ?? 0);
  if (missing <= 0) return null;
  const hasRoom = facts.freeBytes === null ? bytes <= SMALL_BYTES : facts.freeBytes >= ROOM * missing;
  if (!hasRoom) return 'no-space';
  if (!facts.online) return 'offline';
  return facts.saveData ? 'save-data' : null;
}

/** A model of `zh` speaks `zh-Hant`; one of `zh-Hans` does not. */
const speaks = ({ locales }: GeneratorModel, locale: string): boolean =>
  locales.some((own) => own === locale || locale.startsWith(`${own}-`));
