import type { GeneratorModel } from '#llm/model.ts';
import { refusal } from '#llm/refusal.ts';
import type { RequestRecorder } from '../request-recorder.ts';
import { PROMPT_LANGUAGES } from './prompt-api.ts';
import { readModelList } from './read-model-list.ts';

export interface ShopModelsOptions {
  /** `auto`, or the URL of the merchant's own list; absolute. */
  setting: string;
  /** Folder of Aisle's files. */
  base: string;
  fetch: RequestRecorder['fetch'];
}

/** The browser's own model, as Chrome's: the smallest window that it was seen with. */
const BROWSERS_OWN: GeneratorModel = {
  id: 'builtin',
  engine: 'builtin',
  dialect: 'chat',
  locales: PROMPT_LANGUAGES,
  mirrors: [],
  files: [],
  needs: { memoryMiB: 0 },
  contextTokens: 4096,
  licence: 'of the browser',
};

/** What ships with this code; none until a model was trained that is worth it. */
const SHIPPED = import.meta.glob<Shipped>('/models/pocket/manifest.json', { import: 'default' });

interface Shipped {
  /** It words better than the templates do. */
  on: boolean;
  models: unknown;
}

/** Models that a shop has for its shoppers: the one that ships, the browser's own, and those of the merchant's list. */
export async function shopModels({ setting, base, fetch }: ShopModelsOptions): Promise<GeneratorModel[]> {
  const shipped = await shippedModels(base);
  if (setting === 'auto') return [...shipped, BROWSERS_OWN];
  const listed = await listedModels(setting, fetch);
  return [...listed, ...shipped.filter(({ id }) => listed.every((own) => own.id !== id))];
}

async function shippedModels(base: string): Promise<GeneratorModel[]> {
  const [load] = Object.values(SHIPPED);
  const manifest = await load?.();
  return manifest?.on ? readModelList(manifest.models, new URL('models/pocket/manifest.json', base).href) : [];
}

/** The list as it is now, or as it was last where there is no network: a model that is here needs none. */
async function listedModels(url: string, fetch: ShopModelsOptions['fetch']): Promise<GeneratorModel[]> {
  let text: string;
  try {
    const response = await fetch(url, {}, 'model');
    if (!response.ok) throw refusal('network', { url, status: response.status });
    text = await response.text();
  } catch (cause) {
    const kept = recallList(url);
    if (kept === null) throw navigator.onLine ? refusal('network', { url }, { cause }) : refusal('offline', { url });
    return readModelList(JSON.parse(kept), url);
  }
  try {
    const models = readModelList(JSON.parse(text), url);
    keepList(url, text);
    return models;
  } catch (cause) {
    // The shop goes on without; who made the list reads here what is wrong with it.
    console.error(cause);
    return [];
  }
}

const KEY = 'aisle.generator.list';

function recallList(url: string): string | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as { url: string; text: string } | null;
    return kept?.url === url ? kept.text : null;
  } catch {
    return null;
  }
}

function keepList(url: string, text: string): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ url, text }));
  } catch {
    // Offline there is no generator, then.
  }
}
