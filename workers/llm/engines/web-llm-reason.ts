import { AppError } from '#core/app-error.ts';
import { type RefusalReason, refusal } from '#llm/refusal.ts';

/** Names of the errors that web-llm, its runtime and the browser throw; web-llm exports hardly a class of its own. */
const BY_NAME: Readonly<Record<string, RefusalReason>> = {
  WebGPUNotAvailableError: 'no-webgpu',
  WebGPUNotFoundError: 'no-webgpu',
  ShaderF16SupportError: 'no-f16',
  FeatureSupportError: 'limits',
  LinkError: 'abi',
  CompileError: 'abi',
  UnsupportedTokenizerFilesError: 'abi',
  IntegrityError: 'integrity',
  ArtifactManifestError: 'integrity',
  // A configuration that is no JSON.
  SyntaxError: 'integrity',
  QuotaExceededError: 'no-space',
  NetworkError: 'network',
  DeviceLostError: 'device-lost',
  // A device that is lost while nothing is asked of it takes the model along.
  ModelNotLoadedError: 'device-lost',
  ContextWindowSizeExceededError: 'context-too-long',
  GrammarMatcherInitError: 'no-schema',
  InvalidResponseFormatError: 'no-schema',
  AbortError: 'cancelled',
};

/** Words of errors that have no name of their own; they go before the names. */
const BY_WORDS: readonly (readonly [RegExp, RefusalReason])[] = [
  [/unsafe-eval|content security policy/i, 'policy'],
  [/unable to find a compatible GPU/i, 'no-adapter'],
  [/^cannot initialize runtime because of requested/i, 'limits'],
  [/device (?:is|was) lost|external instance reference/i, 'device-lost'],
  [/out of memory|could not allocate|allocation failed/i, 'no-memory'],
  [/in exports$|wasm memory from imports|cannot find global function/i, 'abi'],
  [/^engine\.unload\(\) is called/i, 'cancelled'],
  [/request failed|failed to fetch|network error/i, 'network'],
];

/** Whatever web-llm threw, as a `refusal` with its words: it throws errors, strings (`NAME: WORDS`) and bare objects. */
export function webLlmRefusal(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const { name, message } = nameAndWords(thrown);
  const [, byWords] = BY_WORDS.find(([words]) => words.test(message)) ?? [];
  const reason = byWords ?? BY_NAME[name] ?? 'engine-failed';
  return refusal(reason, { engine: 'web-llm', message: `${name}: ${message}` }, { cause: thrown });
}

function nameAndWords(thrown: unknown): { name: string; message: string } {
  if (thrown instanceof Error) return { name: thrown.name, message: thrown.message };
  const [, name = 'Error', message = ''] = /^(?:(\w*Error): )?(.*)$/s.exec(String(thrown)) ?? [];
  return { name, message };
}
