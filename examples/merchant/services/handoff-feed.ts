import type { Database } from '../database/database.ts';
import { HANDOFF_CHANNEL } from '../repository/handoff-repository.ts';

/** Wakes those who follow a handoff, or all of them, when something is appended, by whichever process. */
export interface HandoffFeed {
  /** With null: every handoff, but not for typing. `end` it. */
  follow(handoffId: string | null): HandoffAlarm;
}

export interface HandoffAlarm {
  /** True when something was appended since the last call, or is within `ms`; false when not, or when it was ended. */
  rings(ms: number): Promise<boolean>;
  end(): void;
}

export async function createHandoffFeed(database: Database): Promise<HandoffFeed> {
  const alarms = new Set<{ handoffId: string | null; ring: () => void }>();
  await database.listen(HANDOFF_CHANNEL, (payload) => {
    const [type, handoffId] = payload.split(' ');
    for (const alarm of alarms) {
      if (alarm.handoffId === handoffId || (alarm.handoffId === null && type !== 'typing')) alarm.ring();
    }
  });

  return {
    follow(handoffId) {
      let rung = false;
      let wake: () => void = () => {};
      const ring = () => {
        rung = true;
        wake();
      };
      const alarm = { handoffId, ring };
      alarms.add(alarm);
      return {
        async rings(ms) {
          if (!rung && alarms.has(alarm)) {
            await new Promise<void>((resolve) => {
              const timer = setTimeout(resolve, ms);
              wake = () => {
                clearTimeout(timer);
                resolve();
              };
            });
          }
          const answer = rung;
          rung = false;
          return answer;
        },
        end() {
          alarms.delete(alarm);
          wake();
        },
      };
    },
  };
}
