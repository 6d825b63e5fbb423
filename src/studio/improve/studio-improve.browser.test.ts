import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LogConversation } from '#insight/log/conversation-log.ts';
import type { Overlay } from '#knowledge/overlay-schema.ts';
import nanoUrl from '#models/nano/nano.bin?url';
import zh from '#models/training/corpus/dev/zh.tsv?raw';
import { packKeyOf } from '#publish/pack-key.ts';
import { LearningService } from '#workers/learning/learning-service.ts';
import { smallShop } from '../edit/testing/example-shop.ts';
import { studioDatabase } from '../state/studio-database.ts';
import { type MountedView, mountView } from '../testing/mount-edit-view.ts';
import { Improving } from './improving.ts';
import './studio-improve.ts';

const shop = await smallShop();
let view: MountedView;

/** The thread's work on the page's thread, with the small reader alone. */
const service = () =>
  new LearningService({
    nano: async () => new Uint8Array(await (await fetch(nanoUrl)).arrayBuffer()),
    encoder: () => Promise.reject(new Error('not in this test')),
    general: async () => zh.split('\n').slice(0, 200),
  });

const FISH = ['鲫鱼', '鲈鱼', '黑鱼', '草鱼', '鳜鱼', '带鱼', '鲤鱼', '鲢鱼', '鳊鱼', '青鱼', '桂鱼', '石斑鱼'];
const conversation = (fish: string, at: number): LogConversation => ({
  id: `c${at}`,
  source: { file: 'log.csv', line: at + 1 },
  startedAtMs: at * 60_000,
  channel: null,
  group: null,
  shopper: null,
  language: 'zh-Hans',
  tags: [],
  outcome: { resolved: false, rating: 1, handedOver: null, converted: null },
  turns: [
    { speaker: 'shopper', text: `${fish}能帮我杀好刮鳞吗`, atMs: null, agent: null },
    { speaker: 'assistant', text: '不清楚。', atMs: null, agent: null },
  ],
});

async function mount(options: { theme?: 'light' | 'dark'; language?: 'en' | 'zh-Hans'; width?: number } = {}) {
  const db = studioDatabase();
  await Promise.all([db.conversations.clear(), db.things.clear()]);
  view = await mountView('studio-improve', shop, options);
  const improving = new Improving(view.workshop.logs, studioDatabase, async () => ({ api: service(), close() {} }));
  Object.defineProperty(view.workshop, 'improving', { value: improving });
  improving.subscribe(() => view.workshop.settings.set({}));
}

async function withFailures() {
  await view.workshop.logs.add(FISH.map(conversation));
  await view.settled();
  view.button('Find what failed').click();
  await vi.waitFor(() => expect(view.all('studio-failure')).toHaveLength(FISH.length), { timeout: 20_000 });
}

afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

describe('the queue of what failed', () => {
  it('says where to begin when there is no log', async () => {
    await mount();
    expect(view.find('.empty').textContent).toContain('No conversations yet');
    expect(await view.violations()).toEqual([]);
  });

  it('lists what failed with its kinds, and mends it by a question on an entry, which can be undone', async () => {
    await mount();
    await withFailures();
    expect(view.find('studio-failure .row').textContent).toContain('能帮我杀好刮鳞吗');
    expect(view.all('studio-failure .chip').map((chip) => chip.textContent)).toContain('rated badly');
    expect(await view.violations()).toEqual([]);
    view.find<HTMLDetailsElement>('studio-failure details').open = true;
    const input = view.find<HTMLInputElement>('studio-failure input');
    input.value = 'no-such-entry';
    view.button('Add as a question').click();
    await vi.waitFor(() => expect(view.find('studio-failure .fault').textContent).toContain('no-such-entry'));
    expect(view.workshop.draft.undoable).toBeNull();
    input.value = 'shipping-free-threshold';
    view.button('Add as a question').click();
    await vi.waitFor(() => expect(view.all('studio-failure')).toHaveLength(FISH.length - 1));
    expect(view.workshop.draft.files.get('answers/delivery.yaml')).toContain('能帮我杀好刮鳞吗');
    await view.workshop.draft.undo();
    expect(view.workshop.draft.files.get('answers/delivery.yaml')).not.toContain('能帮我杀好刮鳞吗');
    await vi.waitFor(() => expect(view.all('studio-failure')).toHaveLength(FISH.length));
  });

  it('is gone through by keys', async () => {
    await mount();
    await withFailures();
    const [first, second] = view.all('studio-failure');
    first?.focus();
    const press = (target: HTMLElement | undefined, key: string) =>
      target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    press(first, 'j');
    expect(second?.matches(':focus')).toBe(true);
    press(second, 'i');
    await vi.waitFor(() => expect(view.all('studio-failure')).toHaveLength(FISH.length - 1));
  });
});

describe('teaching', () => {
  it('is measured before, and writes the examples as one step', { timeout: 60_000 }, async () => {
    await mount();
    await withFailures();
    for (const failure of view.workshop.improving.open) await view.workshop.improving.teach(failure, 'own.fish');
    view.workshop.route.go('improve', { tab: 'learning' });
    await vi.waitFor(() => view.button('Measure first'));
    view.button('Measure first').click();
    await vi.waitFor(() => expect(view.workshop.improving.reports).not.toBeNull(), { timeout: 40_000 });
    await view.settled();
    expect(view.find('studio-learning details').textContent).toContain('own.fish');
    expect(await view.violations()).toEqual([]);
    view.button('Teach them').click();
    await vi.waitFor(() =>
      expect(view.workshop.draft.files.get('examples.tsv')).toContain('own.fish\t鲫鱼能帮我杀好刮鳞吗'),
    );
    expect(view.workshop.improving.open).toHaveLength(0);
    expect(view.workshop.draft.steps).toHaveLength(1);
    await view.workshop.draft.undo();
    expect(view.workshop.improving.open).toHaveLength(FISH.length);
  });
});

const MANIFEST = {
  format: 'aisle-pack/1',
  shop: 'corner',
  name: { en: 'Corner Shop' },
  version: '0123456789abcdef',
  publishedAt: '2026-02-01T00:00:00.000Z',
  locales: ['en', 'fr'],
  partly: ['fr'],
  chunks: [{ kind: 'rules', locale: null, file: 'rules.json', sha256: 'a'.repeat(64), sizeBytes: 2 }],
};

const urgent = (id: string): NonNullable<Overlay['answers']>[number] => ({
  id,
  until: new Date(Date.now() + 3_600_000).toISOString(),
  texts: {
    en: {
      intent: 'shipping.time',
      title: `Title of ${id}`,
      questions: ['what'],
      blocks: [{ type: 'paragraph', children: [{ type: 'text', text: 'So.' }] }],
    },
  },
});

const overlay = (answers: Overlay['answers'], seq = 5): Overlay => ({
  format: 'aisle-overlay/1',
  shop: 'corner',
  seq,
  publishedAt: new Date(Date.now() - 60_000).toISOString(),
  validUntil: new Date(Date.now() + 3_600_000).toISOString(),
  prices: {},
  stock: {},
  promotionsEnded: [],
  ...(answers && { answers }),
});

/** The merchant's host: what lies there, and what is sent to it. */
function host(live: Overlay | null) {
  const there = { live, status: 200, sent: [] as { name: string; body: string }[] };
  const own = window.fetch.bind(window);
  vi.spyOn(window, 'fetch').mockImplementation(async (input, init) => {
    const url = String(input);
    if (!url.includes('cdn.example')) return own(input, init);
    if (init?.method === 'PUT') {
      const body = new TextDecoder().decode(init.body as Uint8Array<ArrayBuffer>);
      there.sent.push({ name: url.split('/').at(-1) ?? '', body });
      return new Response('', { status: there.status });
    }
    if (url.endsWith('manifest.json')) return Response.json(MANIFEST);
    return there.live ? Response.json(there.live) : new Response('', { status: 404 });
  });
  return there;
}

async function lookAt(live: Overlay | null) {
  const there = host(live);
  await mount();
  view.workshop.route.go('improve', { tab: 'emergency' });
  await view.settled();
  await view.workshop.publishing.useKey(packKeyOf(new Uint8Array(32).fill(9)), false);
  view.find<HTMLInputElement>('studio-emergency input').value = 'https://cdn.example/pack';
  view.button('Look').click();
  await vi.waitFor(() => view.find('studio-emergency #urgent'));
  return there;
}

const put = (name: string, value: string) => {
  const field = view.find<HTMLInputElement>(`studio-emergency [name="${name}"]`);
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
};

async function write(target = 'https://cdn.example/pack/{name}') {
  put('intent', 'shipping.time');
  put('en.title', 'Storm');
  put('en.questions', 'is there a storm');
  put('en.text', 'We deliver tomorrow.');
  put('target', target);
  await view.settled();
}

const titles = () => view.all('studio-emergency li strong').map((one) => one.textContent);
const sentAnswers = (there: ReturnType<typeof host>) =>
  (JSON.parse(there.sent.find(({ name }) => name === 'overlay.json')?.body ?? '{}') as Overlay).answers?.map(
    ({ id }) => id,
  );

describe('an emergency answer', () => {
  it('is laid over what is live by then, and needs no language that the pack has in part', async () => {
    const there = await lookAt(null);
    there.live = overlay([urgent('ice')]);
    await write();
    const id = view.find<HTMLInputElement>('studio-emergency [name="id"]').value;
    view.button('Sign and make live').click();
    await vi.waitFor(() => expect(there.sent).toHaveLength(2));
    expect(sentAnswers(there)).toEqual(['ice', id]);
    await vi.waitFor(() => expect(titles()).toEqual(['Title of ice', 'Storm']));
    await vi.waitFor(() => expect(view.find<HTMLInputElement>('studio-emergency [name="id"]').value).not.toBe(id));
    await vi.waitFor(() => expect(view.workshop.draft.files.get('answers/urgent.yaml')).toContain('Storm'));
    expect(view.workshop.draft.files.get('answers/urgent.yaml')).not.toContain('fr:');
    expect(await view.violations()).toEqual([]);
  });

  it('is ended where it was made live, and stands in the list until that is done', async () => {
    const there = await lookAt(overlay([urgent('ice'), urgent('fire')]));
    put('target', 'https://cdn.example/pack/{name}');
    there.status = 500;
    view.button('End it').click();
    await vi.waitFor(() => expect(view.find('studio-emergency .fault').textContent).toContain('500'));
    expect(titles()).toEqual(['Title of ice', 'Title of fire']);
    there.status = 200;
    there.sent = [];
    view.button('End it').click();
    await vi.waitFor(() => expect(titles()).toEqual(['Title of fire']));
    expect(sentAnswers(there)).toEqual(['fire']);
  });

  it('shows none of an overlay that is not in force, and brings none back', async () => {
    const old = { ...overlay([urgent('old')]), publishedAt: '2026-01-01T00:00:00.000Z' };
    const there = await lookAt(old);
    expect(titles()).toEqual([]);
    await write();
    view.button('Sign and make live').click();
    await vi.waitFor(() => expect(there.sent).toHaveLength(2));
    expect(sentAnswers(there)).toHaveLength(1);
  });

  it('names what is wrong with a header or a time, and sends nothing then', async () => {
    const there = await lookAt(null);
    await write();
    put('headers', 'no header');
    view.button('Sign and make live').click();
    await vi.waitFor(() => view.find('studio-emergency .fault'));
    put('headers', '');
    put('until', '2020-01-01T00:00');
    view.button('Sign and make live').click();
    await vi.waitFor(() => expect(view.find('studio-emergency .fault').textContent).toContain('has passed'));
    expect(there.sent).toEqual([]);
    expect(view.workshop.draft.undoable).toBeNull();
  });

  it('is saved to be put there, where no address is given for it', async () => {
    const there = await lookAt(null);
    await write('');
    const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    view.button('Sign and download').click();
    await vi.waitFor(() => expect(view.find('studio-emergency [role=status]').textContent).toContain('overlay.sig'));
    expect(saved).toHaveBeenCalledOnce();
    expect(there.sent).toEqual([]);
    // It is not live yet, but the next one is laid over it.
    expect(titles()).toEqual([]);
    put('target', 'https://cdn.example/pack/{name}');
    await view.settled();
    view.button('Sign and make live').click();
    await vi.waitFor(() => expect(there.sent).toHaveLength(2));
    expect(sentAnswers(there)).toHaveLength(2);
  });

  it('has no violation, in both languages', async () => {
    await mount({ theme: 'dark', language: 'zh-Hans' });
    view.workshop.route.go('improve', { tab: 'emergency' });
    await view.settled();
    expect(view.find('studio-emergency h2').textContent).toContain('线上');
    expect(await view.violations()).toEqual([]);
  });

  it('names what is wrong with an address', async () => {
    await mount();
    view.workshop.route.go('improve', { tab: 'emergency' });
    await view.settled();
    view.find<HTMLInputElement>('studio-emergency input').value = '/no-such-pack';
    view.button('Look').click();
    await vi.waitFor(() => expect(view.find('studio-emergency .fault').textContent).toMatch(/no-such-pack/));
  });
});
