/** Small strings kept on this device. */
export interface DeviceStore {
  get(key: string): string | null;
  set(key: string, value: string): void;
}

const PREFIX = 'aisle.person.';

/** `localStorage`, or memory where it is refused or full; what is kept in memory goes with the page. */
export function openDeviceStore(): DeviceStore {
  const memory = new Map<string, string>();
  return {
    get(key) {
      try {
        return localStorage.getItem(PREFIX + key) ?? memory.get(key) ?? null;
      } catch {
        return memory.get(key) ?? null;
      }
    },
    set(key, value) {
      try {
        localStorage.setItem(PREFIX + key, value);
      } catch {
        memory.set(key, value);
      }
    },
  };
}

/** Erases what adapters keep on this device. */
export function eraseDeviceStore(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // Refused: nothing is kept there.
  }
}
