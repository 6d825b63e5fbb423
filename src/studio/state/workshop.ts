import { type StudioLanguage, studioLanguageOf } from '#i18n/studio/two-languages.ts';
import { Observable } from '#ui/observable.ts';
import { Improving } from '../improve/improving.ts';
import { Gates } from '../publish/gates.ts';
import { Publisher } from '../publish/publisher.ts';
import { Publishing } from '../publish/publishing.ts';
import { Sources } from '../sources/sources.ts';
import { Importing } from '../start/importing.ts';
import { liveReader } from '../try/live-reader.ts';
import { regressionGate } from '../try/regression-gate.ts';
import { Rehearsals } from '../try/rehearsals.ts';
import { Draft } from './draft.ts';
import { Jobs } from './jobs.ts';
import type { LivePacks } from './live-packs.ts';
import { Logs } from './logs.ts';
import { Route } from './route.ts';
import { StudioSettings } from './studio-settings.ts';

/** All that the parts of the Studio share. It tells of every change of any of them. Nothing of it leaves the browser. */
export class Workshop extends Observable {
  readonly settings = new StudioSettings();
  readonly route = new Route();
  readonly jobs = new Jobs();
  readonly draft = new Draft();
  readonly logs = new Logs();
  /** Opens and saves the draft's files. */
  readonly sources = new Sources(this.draft);
  /** Checks and builds packs in a thread of its own. */
  readonly publisher = new Publisher();
  /** Checks before publishing: each part adds its own. */
  readonly gates = new Gates();
  /** The draft's way to the shop. */
  readonly publishing = new Publishing(this);
  /** Lets shoppers of logs and made-up ones talk to the draft. */
  readonly rehearsals = new Rehearsals(this.publisher, liveReader(this));
  /** What failed, and what is to be taught. */
  readonly improving = new Improving(this.logs);
  /** What is live on the Studio's own site, by shop; elsewhere the merchant names it. */
  live: LivePacks = {};

  /** Logs on their way in. */
  readonly importing = new Importing(this.jobs, this.logs);

  constructor() {
    super();
    this.draft.subscribe(() => this.improving.heed(this.draft.steps));
    this.logs.whenCleared(() => this.rehearsals.forget());
    this.gates.add(
      regressionGate(
        this.rehearsals,
        () => this.language,
        async () => {
          await this.publishing.load();
          return this.publishing.published;
        },
      ),
    );
    for (const part of [
      this.settings,
      this.route,
      this.jobs,
      this.draft,
      this.logs,
      this.importing,
      this.gates,
      this.sources,
      this.publishing,
      this.rehearsals,
      this.improving,
    ]) {
      part.subscribe(() => this.changed());
    }
  }

  get language(): StudioLanguage {
    return this.settings.now.language ?? studioLanguageOf(navigator.languages);
  }
}
