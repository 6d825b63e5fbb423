import type { DeviceFacts } from '#llm/device-facts.ts';
import { readAdapter } from '#workers/shared/read-adapter.ts';
import { webAssemblyFault } from '#workers/shared/web-assembly-fault.ts';
import { inTime } from '../in-time.ts';
import { builtinAvailability } from './builtin-availability.ts';

/** What only some browsers tell, or none by its type. */
interface TellingNavigator {
  deviceMemory?: number;
  connection?: { saveData?: boolean };
  storage?: Pick<StorageManager, 'estimate'>;
  getBattery?(): Promise<{ level: number; charging: boolean }>;
}

const LATEST_MS = 2_000;

/** What this device is and has, for `chooseModel`. Asks the network for nothing, never rejects, and takes seconds at most. */
export async function readDeviceFacts(
  known: Pick<DeviceFacts, 'locale' | 'mode' | 'storage' | 'storedBytes'>,
  asks = { gpu: true, builtin: true },
): Promise<DeviceFacts> {
  const telling = navigator as TellingNavigator;
  const [adapter, builtin, freeBytes, battery] = await Promise.all([
    // A browser without one says so in the page's console; so it does of a model of its own.
    asks.gpu ? readAdapter() : { kind: 'absent' as const, limits: {}, features: [] },
    asks.builtin ? builtinAvailability(known.locale) : ('unavailable' as const),
    told(async () => {
      const { quota, usage } = (await telling.storage?.estimate()) ?? {};
      return quota === undefined ? null : Math.max(0, quota - (usage ?? 0));
    }),
    told(async () => {
      const found = await telling.getBattery?.();
      return found ? { level: found.level, charging: found.charging } : null;
    }),
  ]);
  return {
    ...known,
    adapter,
    builtin,
    freeBytes,
    battery,
    memoryGiB: telling.deviceMemory ?? null,
    saveData: telling.connection?.saveData === true,
    ios: isIos(navigator),
    hasWebAssembly: webAssemblyFault() === null,
    hasJspi: typeof WebAssembly !== 'undefined' && 'Suspending' in WebAssembly,
    online: navigator.onLine,
  };
}

/** An iPad says that it is a Mac, of which none can be touched. */
const isIos = ({ userAgent, maxTouchPoints }: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): boolean =>
  /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);

async function told<T>(ask: () => Promise<T | null>): Promise<T | null> {
  try {
    return await inTime(ask(), LATEST_MS);
  } catch {
    return null;
  }
}
