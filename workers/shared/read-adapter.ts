import type { AdapterFacts } from '#llm/device-facts.ts';

/** A driver that hangs is one that does not work. */
const LATEST_MS = 5_000;

/** Processors that pass for GPUs, by the names that browsers give them. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|\bwarp\b/i;

const none = (kind: 'absent' | 'none'): AdapterFacts => ({ kind, limits: {}, features: [] });

/** The adapter that engines on the GPU are given, asked for as they ask. Never rejects; for pages and workers alike. */
export async function readAdapter(): Promise<AdapterFacts> {
  const gpu = (navigator as { gpu?: GPU }).gpu;
  if (!gpu) return none('absent');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, LATEST_MS, null);
  });
  try {
    const adapter = await Promise.race([gpu.requestAdapter({ powerPreference: 'high-performance' }), late]);
    return adapter ? factsOf(adapter) : none('none');
  } catch {
    return none('none');
  } finally {
    clearTimeout(timer);
  }
}

function factsOf(adapter: GPUAdapter): AdapterFacts {
  // Older browsers have the mark on the adapter, and no info at all.
  const { info, isFallbackAdapter } = adapter as Partial<GPUAdapter> & { isFallbackAdapter?: boolean };
  const names = [info?.vendor, info?.architecture, info?.device, info?.description].join(' ');
  const isSoftware = info?.isFallbackAdapter === true || isFallbackAdapter === true || SOFTWARE.test(names);
  const limits: Record<string, number> = {};
  // They are accessors of the prototype.
  for (const name in adapter.limits) {
    const value: unknown = adapter.limits[name as keyof GPUSupportedLimits];
    if (typeof value === 'number') limits[name] = value;
  }
  return { kind: isSoftware ? 'software' : 'hardware', limits, features: [...adapter.features] };
}
