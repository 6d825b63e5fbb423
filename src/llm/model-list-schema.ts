import * as v from 'valibot';
import { AppError } from '#core/app-error.ts';
import type { GeneratorModel, ModelFile } from './model.ts';
import { WEB_LLM_LIBRARY } from './web-llm-library.ts';

const MOST_MODELS = 50;
const MOST_FILES = 500;
const MOST_BYTES = 16 * 2 ** 30;

const id = v.pipe(v.string(), v.regex(/^[a-z0-9][\w.-]{0,99}$/i, 'letters, digits, dots, dashes'));
const amount = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** Relative and plain: it is put behind the folder's address as it is. */
const path = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(/^(?!\.)[\w.-]+(?:\/(?!\.)[\w.-]+)*$/, 'a relative path without . or .. folders'),
);
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, '64 hex digits in lower case'));
const file = v.strictObject({ path, bytes: amount(1, MOST_BYTES), sha256 });

const isUnique = (names: readonly string[]) => new Set(names).size === names.length;

const model = v.pipe(
  v.strictObject({
    id,
    engine: v.picklist(['builtin', 'web-llm', 'wllama', 'transformers']),
    dialect: v.picklist(['chat', 'pocket']),
    locales: v.pipe(
      v.array(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'BCP 47'))),
      v.minLength(1),
    ),
    mirrors: v.array(
      v.pipe(v.string(), v.minLength(1), v.maxLength(500), v.regex(/^[^?#@\s]+$/, 'an address of a folder')),
    ),
    files: v.pipe(
      v.array(file),
      v.maxLength(MOST_FILES),
      v.check((files) => isUnique(files.map((one) => one.path)), 'each path once'),
    ),
    needs: v.strictObject({
      memoryMiB: amount(0, 2 ** 20),
      webgpu: v.exactOptional(
        v.strictObject({ f16: v.boolean(), limits: v.record(v.string(), v.pipe(v.number(), v.minValue(0))) }),
      ),
    }),
    contextTokens: amount(128, 2 ** 20),
    licence: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  }),
  v.forward(
    v.check(
      ({ engine, mirrors }) => (engine === 'builtin') === (mirrors.length === 0),
      'folders, but none for builtin',
    ),
    ['mirrors'],
  ),
  v.forward(
    v.check(({ engine, files }) => filesOf[engine](files), 'the files that the engine needs'),
    ['files'],
  ),
  v.forward(
    v.check(({ engine, needs }) => engine !== 'web-llm' || needs.webgpu !== undefined, 'webgpu, for web-llm'),
    ['needs'],
  ),
);

const list = v.pipe(
  v.array(model),
  v.maxLength(MOST_MODELS),
  v.check((models) => isUnique(models.map((one) => one.id)), 'each id once'),
);

const count = (files: readonly ModelFile[], pattern: RegExp): number =>
  files.filter(({ path }) => pattern.test(path)).length;

const filesOf: Record<GeneratorModel['engine'], (files: readonly ModelFile[]) => boolean> = {
  builtin: (files) => files.length === 0,
  'web-llm': (files) =>
    count(files, /\.wasm$/) === 1 &&
    count(files, new RegExp(`(?:^|/)${WEB_LLM_LIBRARY}/.*\\.wasm$`)) === 1 &&
    count(files, /^mlc-chat-config\.json$/) === 1 &&
    count(files, /^tensor-cache\.json$/) === 1 &&
    count(files, /^tokenizer\.(?:json|model)$/) > 0,
  wllama: (files) => count(files, /\.gguf$/) > 0,
  transformers: (files) => count(files, /\.onnx$/) > 0,
};

/**
 * Checks a list of models as it came, and makes its mirrors absolute. Throws `settings-invalid` with the path of the
 * fault, as `data-generator › 1.files.0.sha256`.
 *
 * @param resolve Gives the absolute address of one relative to the list's own; throws where it is none.
 */
export function parseModelList(
  given: unknown,
  { name, resolve }: { name: string; resolve: (address: string) => string },
): GeneratorModel[] {
  const parsed = v.safeParse(list, given);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const at = v.getDotPath(issue);
    throw new AppError('settings-invalid', { path: at ? `${name} › ${at}` : name, expected: issue.message });
  }
  return parsed.output.map((one, at) => ({
    ...one,
    mirrors: one.mirrors.map((mirror, of) => folderAt(mirror, resolve, `${name} › ${at}.mirrors.${of}`)),
  }));
}

/** A model is code to the page that runs it: it comes from the shop itself, or over a line that nobody reads or changes. */
function folderAt(mirror: string, resolve: (address: string) => string, path: string): string {
  const expected = 'https, or the same origin as the list';
  let url: string;
  try {
    url = resolve(mirror.endsWith('/') ? mirror : `${mirror}/`);
  } catch (cause) {
    throw new AppError('settings-invalid', { path, expected }, { cause });
  }
  if (url.startsWith('https://') || url.startsWith(resolve('/'))) return url;
  throw new AppError('settings-invalid', { path, expected });
}
