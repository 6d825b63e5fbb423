import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import './studio-privacy.ts';
import { dictionaryOf } from '#insight/private/dictionary.ts';
import { simulateFleet } from '#insight/private/simulate-fleet.ts';
import { studioDatabase } from '../state/studio-database.ts';
import { type MountedView, mountView } from '../testing/mount-edit-view.ts';

const SHOP = new Map([
  ['pack.yaml', 'shop: tea\nname: { en: Tea }\nlocales: [en]\n'],
  ['rules.yaml', '# Ours.\nstarters: [track]\n'],
]);
let view: MountedView;

beforeEach(() => studioDatabase().things.clear());
afterEach(() => document.body.replaceChildren());

const text = () => view.find('.page').textContent ?? '';
const figures = () => view.find('privacy-figures').shadowRoot?.textContent ?? '';

/** Drops a file on the view. */
async function drop(content: string): Promise<void> {
  const transfer = new DataTransfer();
  transfer.items.add(new File([content], 'insight-2026-W47.jsonl'));
  view.find('section').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, composed: true }));
  await vi.waitFor(() => expect(view.find('[role=status]').textContent).toMatch(/\d/));
  await view.settled();
}

const linesOf = (week: string, seed: number, lift?: { group: string; by: number }, devices = 6_000): string =>
  simulateFleet(dictionaryOf({ epsilon: 2, entries: [], experiments: [] }), {
    ...{ devices, seed, week },
    ...(lift && { lift }),
  })
    .reports.map((report) => JSON.stringify(report))
    .join('\n');

describe('the view of private counts', () => {
  it('teaches while it is empty, and shows what such figures look like by one button', async () => {
    view = await mountView('studio-privacy', SHOP);
    expect(text()).toContain('No counts yet');
    expect(await view.violations()).toEqual([]);
    view.button('Try it with').click();
    await vi.waitFor(() => expect(figures()).toContain('Devices that took part'), 10_000);
    await view.settled();
    expect(figures()).toContain('20,000');
    expect(figures()).toContain('What came after answers');
  });

  it('estimates from a file that is dropped, tells what in it is none, and remembers the sums', async () => {
    view = await mountView('studio-privacy', SHOP);
    await drop(
      `${linesOf('2026-W47', 1)}\nnot a report\n${JSON.stringify({ week: '2026-W47', dictionary: '1.x', bits: 'A' })}`,
    );
    expect(text()).toContain('6001 reports read.');
    expect(text()).toContain('1 lines are no reports.');
    expect(text()).toContain('1 reports are of another dictionary');
    expect(figures()).toContain('6,000');
    const kept = JSON.stringify((await studioDatabase().things.get('privacy/tallies'))?.value);
    expect(kept).not.toContain('bits');
    view = await mountView('studio-privacy', SHOP);
    await vi.waitFor(() => expect(figures()).toContain('6,000'));
  });

  it('tells what changed since the week before', async () => {
    view = await mountView('studio-privacy', SHOP);
    await drop(`${linesOf('2026-W46', 2)}\n${linesOf('2026-W47', 3, { group: 'returns', by: 12 })}`);
    const [changes] = view.all('privacy-figures table').slice(-1);
    expect(changes?.textContent).toContain('Returns');
    const weeks = view.find<HTMLSelectElement>('privacy-figures select');
    weeks.value = '2026-W46';
    weeks.dispatchEvent(new Event('change'));
    await view.settled();
    expect(figures()).toContain('There is no week before it');
  });

  it('says that reports are too few, and shows no interval of them', async () => {
    view = await mountView('studio-privacy', SHOP);
    await drop(`${linesOf('2026-W46', 5, undefined, 24)}\n${linesOf('2026-W47', 6)}`);
    expect(figures()).toContain('Too few reports of the week before');
    const weeks = view.find<HTMLSelectElement>('privacy-figures select');
    weeks.value = '2026-W46';
    weeks.dispatchEvent(new Event('change'));
    await view.settled();
    expect(figures()).toMatch(/Too few reports: \d+ where 20/);
    expect([...view.all('privacy-figures studio-chart'), ...view.all('privacy-figures table')]).toEqual([]);
    expect(await view.violations()).toEqual([]);
  });

  it('writes the shop’s rules as one step that can be undone, and leaves the rest of the file alone', async () => {
    view = await mountView('studio-privacy', SHOP);
    view.find<HTMLInputElement>('privacy-settings input[type=checkbox]').click();
    const [epsilon] = view.all<HTMLInputElement>('privacy-settings input[type=number]');
    if (!epsilon) throw new Error('there is no epsilon');
    epsilon.value = '1';
    epsilon.dispatchEvent(new Event('change'));
    await view.settled();
    expect(view.find('privacy-settings').shadowRoot?.textContent).toContain('ε = 12');
    view.button('Put into the rules').click();
    await vi.waitFor(() => expect(view.workshop.draft.files.get('rules.yaml')).toContain('insight:'));
    expect(view.workshop.draft.files.get('rules.yaml')).toMatch(/^# Ours\.\nstarters: \[track\]\n/);
    await view.workshop.draft.undo();
    expect(view.workshop.draft.files.get('rules.yaml')).toBe(SHOP.get('rules.yaml'));
  });

  it.each([
    [1280, 'light', 'en'],
    [360, 'dark', 'zh-Hans'],
  ] as const)('is accessible and fits with figures in it: %i px, %s, %s', async (width, theme, language) => {
    view = await mountView('studio-privacy', SHOP, { width, theme, language });
    await drop(linesOf('2026-W47', 4));
    view.find<HTMLDetailsElement>('details').open = true;
    await view.settled();
    expect(await view.violations()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });

  it('calculates how many devices a precision takes', async () => {
    view = await mountView('studio-privacy', SHOP);
    const said = () => view.find('privacy-calculator').shadowRoot?.querySelector('[role=status]')?.textContent ?? '';
    expect(said()).toMatch(/With 10,000 devices: ± 5\.8%/);
    const [, wanted] = view.all<HTMLInputElement>('privacy-calculator input');
    if (!wanted) throw new Error('there is no field for what is wanted');
    wanted.value = '1';
    wanted.dispatchEvent(new Event('change'));
    await view.settled();
    expect(said()).toMatch(/For ± 1%: 33\d,\d{3} devices/);
  });
});
