import type { Locale } from '#core/locale.ts';
import type { LogConversation } from '#insight/log/conversation-log.ts';
import type { SimulatedLocale } from '#replay/customers/held-out.ts';
import type { Played } from '#replay/customers/play.ts';
import type { Report } from '#replay/customers/report.ts';
import type { WrittenConversation } from '#replay/line.ts';
import type { PocReport } from '#replay/poc/poc-report.ts';
import type { RegressionCase } from '#replay/regression/regression-set.ts';
import type { RegressionRun } from '#replay/regression/run-regression.ts';

export type RehearsalTier = 'nano' | 'encoder';

/** A pack as the thread has it open: several may be, under names of the page's. */
export interface OpenedPack {
  shop: string;
  packVersion: string;
  locales: Locale[];
  tier: RehearsalTier;
}

export interface RunOptions {
  /** Name under which the pack was opened. */
  pack: string;
  /** Of conversations whose language is not known. */
  locale: Locale;
  /** Epoch ms: when the shoppers write. */
  nowMs: number;
}

export interface SimulationOptions extends RunOptions {
  conversations: number;
  /** The same seed gives the same customers with the same wishes; their orders are of the pack's own goods. */
  seed: number;
  locales: SimulatedLocale[];
  /** Ids of characters (`DIFFICULT`); empty for all. */
  characters: string[];
}

export interface SimulationRun {
  packVersion: string;
  seed: number;
  report: Report;
  played: Played[];
}

/** Called through `Comlink.proxy`. */
export type RunWatch = (done: number, total: number) => void;

/**
 * The rehearsing thread: it opens built packs, reads with the shipped models, and lets shoppers talk to them, real ones from
 * logs and made-up ones. It fetches the models' files and nothing else, and sends nothing. One run at a time goes fastest;
 * every run ends with `AppError('cancelled')` soon after `cancel`.
 */
export interface RehearsalApi {
  /**
   * Opens the files of a built pack, in the place of one of the same name. The hashes are checked, the signature is not.
   * Rejects with `AppError('pack-invalid')`, and as the encoder's start does, where it is to read.
   */
  open(name: string, files: Map<string, Uint8Array>, tier: RehearsalTier): Promise<OpenedPack>;
  /** A proof of concept on a merchant's own conversations. */
  tryOnLogs(conversations: LogConversation[], options: RunOptions, watch: RunWatch): Promise<PocReport>;
  /** Difficult customers of a made-up shop with the pack's goods. */
  simulate(options: SimulationOptions, watch: RunWatch): Promise<SimulationRun>;
  regress(cases: Pick<RegressionCase, 'id' | 'given'>[], options: RunOptions, watch: RunWatch): Promise<RegressionRun>;
  /** The line with what it leads to now as its expectations. */
  keepRight(given: WrittenConversation, options: RunOptions): Promise<WrittenConversation>;
  /** Ends every run that goes on, soon. */
  cancel(): Promise<void>;
}
