/** A skill group that is played. */
export interface QueueGroup {
  name: string;
  perHour: number;
  handleSeconds: number;
  agents: number;
}

export interface QueueSettings {
  /** `apart`: each group for itself. `overflow`: who waited `afterSeconds` may be taken by a free agent of any group. `pooled`: one queue. */
  way: 'apart' | 'overflow' | 'pooled';
  afterSeconds: number;
  targetSeconds: number;
  hours: number;
  random: () => number;
}

/** What one group's shoppers found. */
export interface QueueResult {
  name: string;
  served: number;
  answeredInTime: number;
  meanWaitSeconds: number;
}

interface Waiting {
  group: number;
  since: number;
}

/**
 * Plays a day at the desk event by event: random arrivals, exponential handling times, first come first served. Checks the
 * formula where there is one, and stands in for it where there is none (overflow). The first tenth warms up and is not counted.
 */
export function simulateQueue(groups: readonly QueueGroup[], settings: QueueSettings): QueueResult[] {
  const { way, random, hours, targetSeconds } = settings;
  const end = hours * 3600;
  const free = groups.map(({ agents }) => agents);
  const queues: Waiting[][] = groups.map(() => []);
  const events = new EventHeap();
  const tally = groups.map(() => ({ served: 0, inTime: 0, waited: 0 }));
  const draw = (mean: number) => -mean * Math.log(1 - random());
  const arrive = (group: number, now: number) => {
    const perHour = groups[group]?.perHour ?? 0;
    if (perHour > 0) events.push({ at: now + draw(3600 / perHour), kind: 'arrival', group });
  };
  const start = ({ group, since }: Waiting, by: number, now: number) => {
    free[by] = (free[by] ?? 0) - 1;
    events.push({ at: now + draw(groups[group]?.handleSeconds ?? 0), kind: 'done', group: by });
    const counts = tally[group];
    if (!counts || since < end / 10) return;
    counts.served += 1;
    counts.waited += now - since;
    if (now - since <= targetSeconds) counts.inTime += 1;
  };
  const mayTake = (by: number, { group, since }: Waiting, now: number) =>
    by === group || way === 'pooled' || (way === 'overflow' && now - since >= settings.afterSeconds - 1e-9);
  const match = (now: number) => {
    for (;;) {
      let best: { by: number; group: number; since: number } | null = null;
      for (const [by, count] of free.entries()) {
        if (count <= 0) continue;
        for (const queue of queues) {
          const [head] = queue;
          if (!head || !mayTake(by, head, now)) continue;
          // Own work first, then whoever waited longest.
          const isBetter =
            best === null ||
            (by === head.group && best.by !== best.group) ||
            ((by === head.group) === (best.by === best.group) && head.since < best.since);
          if (isBetter) best = { by, group: head.group, since: head.since };
        }
      }
      if (best === null) return;
      const head = queues[best.group]?.shift();
      if (head) start(head, best.by, now);
    }
  };
  for (const at of groups.keys()) arrive(at, 0);
  for (let event = events.pop(); event && event.at < end; event = events.pop()) {
    const { kind, group, at } = event;
    if (kind === 'arrival') {
      arrive(group, at);
      queues[group]?.push({ group, since: at });
      if (way === 'overflow') events.push({ at: at + settings.afterSeconds, kind: 'look', group });
    } else if (kind === 'done') free[group] = (free[group] ?? 0) + 1;
    match(at);
  }
  return tally.map(({ served, inTime, waited }, at) => ({
    name: groups[at]?.name ?? '',
    served,
    answeredInTime: served === 0 ? 1 : inTime / served,
    meanWaitSeconds: served === 0 ? 0 : waited / served,
  }));
}

interface QueueEvent {
  at: number;
  kind: 'arrival' | 'done' | 'look';
  group: number;
}

/** Binary heap by time. */
class EventHeap {
  readonly #events: QueueEvent[] = [];

  push(event: QueueEvent): void {
    const heap = this.#events;
    heap.push(event);
    for (let at = heap.length - 1; at > 0; ) {
      const up = (at - 1) >> 1;
      if (!this.#swapIfLater(up, at)) break;
      at = up;
    }
  }

  pop(): QueueEvent | undefined {
    const heap = this.#events;
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    heap[0] = last;
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const least = (heap[right]?.at ?? Infinity) < (heap[left]?.at ?? Infinity) ? right : left;
      if (!this.#swapIfLater(at, least)) break;
      at = least;
    }
    return first;
  }

  #swapIfLater(up: number, down: number): boolean {
    const [above, below] = [this.#events[up], this.#events[down]];
    if (!above || !below || above.at <= below.at) return false;
    this.#events[up] = below;
    this.#events[down] = above;
    return true;
  }
}
