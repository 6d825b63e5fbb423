import type { DeviceFacts } from './device-facts.ts';
import { type GeneratorModel, modelBytes } from './model.ts';
import { mayPass, modelRefusal } from './model-refusal.ts';
import type { RefusalReason } from './refusal.ts';

/** What is remembered of the choice before, and of starts that did not come back. */
export interface ChoiceRecord {
  /** The model that was loaded last. */
  chosen?: string | null;
  /** The model that was started last, where that did not go well. */
  id: string | null;
  /** In a row. */
  crashes: number;
}

export interface ModelChoice {
  /** Null: the template answers. */
  model: GeneratorModel | null;
  /** Of every model that could not be taken, in the order of the list; first that of one whose place is kept. */
  refusals: { id: string; reason: RefusalReason }[];
}

const MOST_CRASHES = 2;

/**
 * The best model that this device can carry. The browser's own where it is there already, then the GPU's, then what runs
 * on the processor, the larger before the smaller; the browser's own where it has yet to be downloaded comes last, because
 * it takes gigabytes.
 *
 * What was chosen before stays, as long as it can be taken. Where it is here and only this moment speaks against it, nothing
 * is taken in its place: another would be fetched, and take its room.
 *
 * After a crash only what is smaller than the model that crashed; after a second one in a row, nothing. A record of a
 * model that is no longer listed counts for nothing.
 */
export function chooseModel(models: readonly GeneratorModel[], facts: DeviceFacts, record: ChoiceRecord): ModelChoice {
  const crashed = record.crashes > 0 ? models.find(({ id }) => id === record.id) : undefined;
  const refusals: ModelChoice['refusals'] = [];
  const fit: GeneratorModel[] = [];
  for (const model of models) {
    const isTooMuch = crashed !== undefined && (record.crashes >= MOST_CRASHES || !isSmaller(model, crashed));
    const reason = modelRefusal(model, facts) ?? (isTooMuch ? 'crashed-before' : null);
    if (reason) refusals.push({ id: model.id, reason });
    else fit.push(model);
  }
  const chosen = models.find(({ id }) => id === record.chosen);
  if (chosen && fit.includes(chosen)) return { model: chosen, refusals };
  const held = refusals.find(({ id }) => id === chosen?.id);
  if (chosen && held && mayPass(chosen, held.reason, facts) && isHere(chosen, facts)) {
    return { model: null, refusals: [held, ...refusals.filter((other) => other !== held)] };
  }
  // Sorting is stable: the list decides between equals.
  const [best = null] = fit.sort((a, b) => rank(a, facts) - rank(b, facts) || modelBytes(b) - modelBytes(a));
  return { model: best, refusals };
}

/** The browser that says nothing may have its own. */
function isHere(model: GeneratorModel, { builtin, storedBytes }: DeviceFacts): boolean {
  if (model.engine === 'builtin') return builtin === 'available' || builtin === 'silent';
  return (storedBytes[model.id] ?? 0) >= modelBytes(model);
}

/** The browser's own model takes nothing of the page. */
function isSmaller(model: GeneratorModel, crashed: GeneratorModel): boolean {
  if (model.id === crashed.id) return false;
  if (model.engine === 'builtin' || crashed.engine === 'builtin') return true;
  return model.needs.memoryMiB < crashed.needs.memoryMiB;
}

function rank({ engine }: GeneratorModel, { builtin }: DeviceFacts): number {
  switch (engine) {
    case 'builtin':
      return builtin === 'available' ? 0 : 3;
    case 'web-llm':
      return 1;
    case 'wllama':
    case 'transformers':
      return 2;
  }
}
