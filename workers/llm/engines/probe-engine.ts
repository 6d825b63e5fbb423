import { adapterRefusal } from '#llm/adapter-refusal.ts';
import type { Fitness } from '#llm/engine.ts';
import type { GeneratorModel } from '#llm/model.ts';
import type { RefusalReason } from '#llm/refusal.ts';
import { onnxBuild } from '#workers/shared/onnx-build.ts';
import { readAdapter } from '#workers/shared/read-adapter.ts';
import { webAssemblyFault } from '#workers/shared/web-assembly-fault.ts';

/** A module whose memory has 64-bit addresses, for which wllama is built. */
const MEMORY_64 = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 3, 1, 4, 1];

/** Whether this thread can carry a model. Loads nothing of its engine. */
export async function probeEngine(model: GeneratorModel): Promise<Fitness> {
  const reason = webAssemblyFault() ?? (await ownRefusal(model)) ?? adapterRefusal(model, await readAdapter());
  return reason ? { fits: false, reason } : { fits: true };
}

async function ownRefusal({ engine, needs }: GeneratorModel): Promise<RefusalReason | null> {
  switch (engine) {
    case 'builtin':
      return 'unsupported';
    case 'transformers':
      return needs.webgpu && !onnxBuild().hasWebGpu ? 'unsupported' : null;
    case 'wllama':
      return wllamaRefusal();
    case 'web-llm':
      return null;
  }
}

async function wllamaRefusal(): Promise<RefusalReason | null> {
  // Where WebAssembly cannot wait for JavaScript (JSPI) it reads the whole model into its memory first.
  if (!WebAssembly.validate(Uint8Array.from(MEMORY_64)) || !('Suspending' in WebAssembly)) return 'unsupported';
  // It is handed its WebAssembly by a `blob:` address, which a page's `connect-src` may not allow.
  const url = URL.createObjectURL(new Blob());
  try {
    await fetch(url);
    return null;
  } catch {
    return 'policy';
  } finally {
    URL.revokeObjectURL(url);
  }
}
