import { AppError } from '#core/app-error.ts';
import type { LogConversation } from '#insight/log/conversation-log.ts';
import { loadNano, type NanoReader } from '#nlu/nano-reader.ts';
import { DIFFICULT } from '#replay/customers/characters.ts';
import { parseHeldOut, type SimulatedLocale } from '#replay/customers/held-out.ts';
import { type Played, playConversation } from '#replay/customers/play.ts';
import { reportOn } from '#replay/customers/report.ts';
import { composeDevice, type Device, type DeviceReader } from '#replay/device.ts';
import type { WrittenConversation } from '#replay/line.ts';
import { type PocReport, tryOnLogs } from '#replay/poc/poc-report.ts';
import { keepRight, STRANGER } from '#replay/regression/keep-right.ts';
import type { RegressionCase } from '#replay/regression/regression-set.ts';
import { type RegressionRun, runRegression } from '#replay/regression/run-regression.ts';
import type { RunningEncoder } from '../nlu/encoder-host.ts';
import { nextTask } from '../shared/next-task.ts';
import { madeUpWorld } from './made-up-world.ts';
import { openBuiltPack } from './open-built-pack.ts';
import type {
  OpenedPack,
  RehearsalApi,
  RehearsalTier,
  RunOptions,
  RunWatch,
  SimulationOptions,
  SimulationRun,
} from './rehearsal-api.ts';

/** Where the rehearsing thread gets the shipped files from. */
export interface RehearsalHost {
  nano(): Promise<Uint8Array>;
  encoder(): Promise<RunningEncoder>;
  /** Messages that no model learnt from: lines of intent, emotion and text. */
  heldOut(locale: SimulatedLocale): Promise<string[]>;
}

/** Told of the worst conversations of a simulation. */
const WORST = 50;

interface Rehearsed {
  device: Device;
  files: ReadonlyMap<string, Uint8Array>;
}

export class RehearsalService implements RehearsalApi {
  readonly #host: RehearsalHost;
  readonly #packs = new Map<string, Rehearsed>();
  #nano: Promise<NanoReader> | null = null;
  #encoder: Promise<RunningEncoder> | null = null;
  #stop = new AbortController();

  constructor(host: RehearsalHost) {
    this.#host = host;
  }

  async open(name: string, files: Map<string, Uint8Array>, tier: RehearsalTier): Promise<OpenedPack> {
    const pack = await openBuiltPack(files);
    const device = await composeDevice(pack, await this.#reader(tier));
    this.#packs.set(name, { device, files });
    const { shop, packVersion } = device.book;
    return { shop, packVersion, locales: [...pack.manifest.locales], tier };
  }

  tryOnLogs(conversations: LogConversation[], options: RunOptions, watch: RunWatch): Promise<PocReport> {
    const { locale, nowMs } = options;
    const clock = () => performance.now();
    return tryOnLogs(this.#device(options), conversations, { locale, nowMs, clock, onProgress: this.#watched(watch) });
  }

  async simulate(options: SimulationOptions, watch: RunWatch): Promise<SimulationRun> {
    const { conversations, seed, locales } = options;
    const { device, files } = this.#opened(options.pack);
    const heldOut = {
      'zh-Hans': parseHeldOut(await this.#host.heldOut('zh-Hans')),
      en: parseHeldOut(await this.#host.heldOut('en')),
    };
    const world = await madeUpWorld({ device, files, heldOut, seed });
    const chosen = DIFFICULT.filter(({ id }) => options.characters.length === 0 || options.characters.includes(id));
    const tell = this.#watched(watch);
    const played: Played[] = [];
    for (let index = 0; index < conversations; index += 1) {
      const locale = locales[index % locales.length] ?? 'en';
      played.push(await playConversation(world, seed, index, locale, chosen));
      await tell(played.length, conversations);
    }
    return { packVersion: device.book.packVersion, seed, report: reportOn(played, WORST), played };
  }

  regress(cases: Pick<RegressionCase, 'id' | 'given'>[], options: RunOptions, watch: RunWatch): Promise<RegressionRun> {
    const { locale, nowMs } = options;
    const how = { locale, nowMs, backendFor: STRANGER, onProgress: this.#watched(watch) };
    return runRegression(this.#device(options), cases, how);
  }

  keepRight(given: WrittenConversation, options: RunOptions): Promise<WrittenConversation> {
    const { locale, nowMs } = options;
    return keepRight(this.#device(options), given, { locale, nowMs, backendFor: STRANGER });
  }

  async cancel(): Promise<void> {
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  /** Tells of the progress and lets a `cancel` in, a few times a second. */
  #watched(watch: RunWatch): (done: number, total: number) => Promise<void> {
    const { signal } = this.#stop;
    let toldMs = performance.now();
    return async (done, total) => {
      if (done < total && performance.now() - toldMs < 100) return;
      toldMs = performance.now();
      watch(done, total);
      await nextTask();
      if (signal.aborted) throw new AppError('cancelled');
    };
  }

  #device({ pack }: RunOptions): Device {
    return this.#opened(pack).device;
  }

  #opened(name: string): Rehearsed {
    const opened = this.#packs.get(name);
    if (!opened) throw new AppError('pack-unreachable', { path: name, reason: 'not opened' });
    return opened;
  }

  async #reader(tier: RehearsalTier): Promise<DeviceReader> {
    this.#nano ??= this.#host.nano().then((bytes) => loadNano(bytes));
    const nano = await this.#nano;
    if (tier === 'nano') return { encoder: null, opine: (text) => nano.opine(text) };
    this.#encoder ??= this.#host.encoder().catch((error) => {
      this.#encoder = null;
      throw error;
    });
    const encoder = await this.#encoder;
    return { encoder: encoder.id, opine: (text) => encoder.opine(text, nano.opine(text).languages) };
  }
}
