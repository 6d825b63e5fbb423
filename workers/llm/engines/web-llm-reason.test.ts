import { describe, expect, it } from 'vitest';
import { AppError } from '#core/app-error.ts';
import { type RefusalReason, refusal } from '#llm/refusal.ts';
import { webLlmRefusal } from './web-llm-reason.ts';

const named = (name: string, message = ''): Error => Object.assign(new Error(message), { name });

/** Words as they were heard from the package (0.2.86) and from Chromium, or are in the package's source. */
const CASES: readonly [string, unknown, RefusalReason][] = [
  ['WebGPU is missing', named('WebGPUNotAvailableError'), 'no-webgpu'],
  ['no adapter', new Error('Unable to find a compatible GPU. This issue might be because your …'), 'no-adapter'],
  [
    'limits',
    new Error(
      'Cannot initialize runtime because of requested maxBufferSize exceeds limit. requested=256MB, limit=128MB.',
    ),
    'limits',
  ],
  ['a feature', named('FeatureSupportError', 'This model requires …'), 'limits'],
  ['half precision', named('ShaderF16SupportError', 'This model requires WebGPU extension shader-f16'), 'no-f16'],
  ['another version', new WebAssembly.LinkError('WebAssembly.instantiate(): Import #0 "env" "gone"'), 'abi'],
  ['no library', new WebAssembly.CompileError('WebAssembly.instantiate(): expected magic word 00 61 73 6d'), 'abi'],
  ['another runtime', new Error('Cannot find TVMWasmAllocSpace,TVMWasmFreeSpace in exports'), 'abi'],
  ['a function that is not there', new Error('Cannot find global function vm.builtin.paged_kv'), 'abi'],
  [
    'a policy',
    new WebAssembly.CompileError(
      "WebAssembly.instantiate(): Refused to compile … because 'unsafe-eval' is not allowed",
    ),
    'policy',
  ],
  ['a hash', named('IntegrityError', 'Integrity verification failed for https://x/y'), 'integrity'],
  ['a log-in page', new SyntaxError('Unexpected token \'<\', "<!doctype "... is not valid JSON'), 'integrity'],
  ['a status', new TypeError("Failed to execute 'add' on 'Cache': Request failed"), 'network'],
  [
    'a cut line',
    named('NetworkError', "Failed to execute 'add' on 'Cache': Cache.add() encountered a network error"),
    'network',
  ],
  ['code that does not come', new TypeError('Failed to fetch dynamically imported module: https://x/y.js'), 'network'],
  ['no room', new DOMException('Quota exceeded.', 'QuotaExceededError'), 'no-space'],
  ['memory', new RangeError('WebAssembly.Memory(): could not allocate memory'), 'no-memory'],
  ['a lost device', named('DeviceLostError', 'The WebGPU device was lost while loading the model.'), 'device-lost'],
  [
    'a device lost in between',
    named('ModelNotLoadedError', 'Model not loaded before trying to complete'),
    'device-lost',
  ],
  [
    'a buffer of a lost device',
    new DOMException('A valid external Instance reference no longer exists.', 'OperationError'),
    'device-lost',
  ],
  [
    'a long prompt',
    named('ContextWindowSizeExceededError', 'Prompt tokens exceed context window size'),
    'context-too-long',
  ],
  ['a schema', named('GrammarMatcherInitError', 'Failed to initialise'), 'no-schema'],
  ['an end by another name', 'Engine.unload() is called.', 'cancelled'],
  ['an end', new DOMException('signal is aborted', 'AbortError'), 'cancelled'],
  ['an unknown model', named('ModelNotFoundError', 'Cannot find model record in appConfig for x.'), 'engine-failed'],
  ['anything else', new TypeError('x is not a function'), 'engine-failed'],
  ['a string', 'ShaderF16SupportError: This model requires WebGPU extension shader-f16', 'no-f16'],
  ['a string without a name', 'something', 'engine-failed'],
  ['no words at all', {}, 'engine-failed'],
  ['nothing', undefined, 'engine-failed'],
];

describe('webLlmRefusal', () => {
  it.each(CASES)('understands %s', (_, thrown, reason) => {
    expect(webLlmRefusal(thrown)).toMatchObject({ code: 'generator-refused', details: { reason } });
  });

  it('keeps the words, and what is a refusal already', () => {
    expect(webLlmRefusal('LinkError: Import #0\nmore').details.message).toBe('LinkError: Import #0\nmore');
    const own = refusal('integrity', { path: 'tokenizer.json' });
    expect(webLlmRefusal(own)).toBe(own);
    const files = new AppError('storage-full');
    expect(webLlmRefusal(files)).toBe(files);
  });
});
