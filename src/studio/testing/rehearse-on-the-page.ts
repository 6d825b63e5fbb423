import { BrowserPublishHost } from '#workers/publish/browser-host.ts';
import { PublishService } from '#workers/publish/publish-service.ts';
import { browserHost } from '#workers/rehearsal/browser-host.ts';
import { RehearsalService } from '#workers/rehearsal/rehearsal-service.ts';
import { Publisher } from '../publish/publisher.ts';
import type { Workshop } from '../state/workshop.ts';
import { liveReader } from '../try/live-reader.ts';
import { regressionGate } from '../try/regression-gate.ts';
import { Rehearsals } from '../try/rehearsals.ts';

/** Has the real services run on the page's thread: a test server needs many seconds to serve a thread's modules one by one. */
export function rehearseOnThePage(workshop: Workshop): void {
  const close = () => {};
  const publisher = new Publisher(async () => ({ api: new PublishService(new BrowserPublishHost()), close }));
  const { publishing, sources, live } = workshop;
  const rehearsals = new Rehearsals(publisher, liveReader({ publishing, sources, live, publisher }), async () => ({
    api: new RehearsalService(browserHost),
    close,
  }));
  Object.assign(workshop, { publisher, rehearsals });
  const published = async () => {
    await publishing.load();
    return publishing.published;
  };
  workshop.gates.add(regressionGate(rehearsals, () => workshop.language, published));
  // The workshop tells of a change of any of its parts: this one came later.
  rehearsals.subscribe(() => workshop.settings.set({}));
}
