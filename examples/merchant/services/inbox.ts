/** What waits for one follower: bounded, so that one who reads slowly costs no more than one who reads at once. */
export interface Inbox<Item> {
  /** Null says that there is something which is not at hand. */
  put(item: Item | null): void;
  /** The oldest; `missed` where something is not at hand or there was too much; `quiet` after `ms`, or when ended. */
  take(ms: number): Promise<Item | 'missed' | 'quiet'>;
  /** For good. */
  end(): void;
}

export function createInbox<Item>(limit: number, onEnd: () => void): Inbox<Item> {
  let items: Item[] = [];
  let missed = false;
  let ended = false;
  let wake: () => void = () => {};

  return {
    put(item) {
      if (ended) return;
      if (item !== null && !missed && items.length < limit) items.push(item);
      else {
        missed = true;
        items = [];
      }
      wake();
    },
    async take(ms) {
      if (items.length === 0 && !missed && !ended) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      if (missed) {
        missed = false;
        return 'missed';
      }
      return items.shift() ?? 'quiet';
    },
    end() {
      ended = true;
      items = [];
      missed = false;
      onEnd();
      wake();
    },
  };
}
