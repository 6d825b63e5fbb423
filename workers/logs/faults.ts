import type { LogFault } from '#insight/log/raw-message.ts';

/** Faults that are listed; all are counted. */
const LISTED = 2000;

/** What of an import was not taken as it stood. */
export class Faults {
  readonly listed: LogFault[] = [];
  readonly counts: Record<string, number> = {};

  add(fault: LogFault): void {
    this.counts[fault.reason] = (this.counts[fault.reason] ?? 0) + 1;
    if (this.listed.length < LISTED) this.listed.push(fault);
  }
}
