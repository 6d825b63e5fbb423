import type { Dictionary } from '#insight/private/dictionary.ts';
import type { InsightReport } from '#insight/private/insight-report.ts';
import { type Tallies, type Tally, tallyReports } from '#insight/private/tally-reports.ts';
import { Observable } from '#ui/observable.ts';
import { type StudioDatabase, studioDatabase } from '../state/studio-database.ts';

const KEY = 'privacy/tallies';

/** What is kept of reports: sums, no report itself. */
interface KeptTally {
  week: string;
  /** `Family.id`. */
  dictionary: string;
  reports: number;
  set: number[];
}

/** The sums of all reports that were opened, by week; kept in this browser. A week that is opened again takes the place of itself. */
export class PrivateTallies extends Observable {
  readonly #db: () => StudioDatabase;
  #kept: KeptTally[] = [];

  constructor(db: () => StudioDatabase = studioDatabase) {
    super();
    this.#db = db;
  }

  async load(): Promise<void> {
    this.#kept = ((await this.#db().things.get(KEY))?.value as KeptTally[] | undefined) ?? [];
    this.changed();
  }

  /** Adds what a file has; gives what in it belongs to no dictionary that is known here. */
  async add(reports: readonly InsightReport[], dictionary: Dictionary): Promise<Omit<Tallies, 'weeks'>> {
    const { weeks, ...left } = tallyReports(reports, dictionary);
    const fresh = new Set(weeks.map(({ week }) => week));
    const added = weeks.flatMap(({ week, tallies }) =>
      tallies.map(({ family, reports: count, set }) => ({
        week,
        dictionary: family.id,
        reports: count,
        set: [...set],
      })),
    );
    await this.#keep([...this.#kept.filter(({ week }) => !fresh.has(week)), ...added]);
    return left;
  }

  /** The weeks of this dictionary, oldest first. */
  weeks({ families, epsilon }: Dictionary): { week: string; tallies: Tally[] }[] {
    const names = [...new Set(this.#kept.map(({ week }) => week))].sort();
    return names.flatMap((week) => {
      const kept = this.#kept.filter((tally) => tally.week === week);
      const known = families.flatMap((family) => {
        const tally = kept.find(({ dictionary }) => dictionary === family.id);
        return tally ? [{ family, tally }] : [];
      });
      const devices = known.reduce((sum, { tally }) => sum + tally.reports, 0);
      const tallies = known.map(({ family, tally }): Tally => {
        const { reports, set } = tally;
        return { family, epsilon, devices, reports, set };
      });
      return tallies.length > 0 ? [{ week, tallies }] : [];
    });
  }

  clear(): Promise<void> {
    return this.#keep([]);
  }

  async #keep(kept: KeptTally[]): Promise<void> {
    this.#kept = kept;
    this.changed();
    await this.#db().things.put({ key: KEY, value: kept });
  }
}
