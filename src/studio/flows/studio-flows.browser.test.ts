import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { parse } from 'yaml';
import './studio-flows.ts';
import { smallShop } from '../edit/testing/example-shop.ts';
import { type MountedView, mountView } from '../testing/mount-edit-view.ts';

const shop = await smallShop();
let view: MountedView;

afterEach(() => document.body.replaceChildren());

const open = async (entry: string, more: Record<string, string> = {}) => {
  view.workshop.route.go('flows', { entry, ...more });
  await vi.waitFor(() => view.find('studio-flow-picture .step'));
  await vi.waitFor(() => expect(view.editing.isChecking).toBe(false));
  await view.settled();
};
const own = (id: string) => view.workshop.draft.files.get(`flows/${id}.yaml`) ?? '';
const steps = () => view.all<HTMLButtonElement>('studio-flow-picture .step');
const ofFlow = (id: string) => view.editing.faults.filter(({ entry }) => entry === id);

describe('accessibility', () => {
  it.each(['light', 'dark'] as const)(
    'has no violation with a flow, a step of each kind, and its outline, %s',
    async (theme) => {
      view = await mountView('studio-flows', shop, { theme, language: theme === 'dark' ? 'zh-Hans' : 'en' });
      expect(await view.violations()).toEqual([]);
      await open('cancel');
      expect(await view.violations()).toEqual([]);
      for (const step of ['find', 'check', 'sure', 'ask', 'cancelled', 'send-back']) {
        await open('cancel', { step });
        expect([step, await view.violations()]).toEqual([step, []]);
      }
      view.button(theme === 'dark' ? '大纲' : 'Outline').click();
      await view.settled();
      expect(await view.violations()).toEqual([]);
    },
  );

  it('has no violation when there is nothing yet', async () => {
    view = await mountView('studio-flows', new Map());
    expect(await view.violations()).toEqual([]);
  });

  it.each([360, 1280])('fits a page of %i px', async (width) => {
    view = await mountView('studio-flows', shop, { width });
    await open('cancel', { step: 'check' });
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });

  it('has a button for each step in the order of the file, each with what it does', async () => {
    view = await mountView('studio-flows', shop);
    await open('cancel');
    const source = parse(shop.get('../base/flows/cancel.yaml') ?? '') as { steps: { id: string }[] };
    expect(steps().map((step) => step.dataset.step)).toEqual(source.steps.map(({ id }) => id));
    expect(steps()[0]?.getAttribute('aria-label')).toBe('first, Ask for find, asks for order');
    expect(view.all('studio-flow-picture path.way').length).toBeGreaterThan(source.steps.length);
  });
});

describe('an edit in the picture', () => {
  it('copies a flow of the pack below into the shop, changes it, and is undone', async () => {
    view = await mountView('studio-flows', shop);
    await open('cancel', { step: 'kept' });
    const area = view.all('studio-flow-texts studio-field')[1]?.shadowRoot?.querySelector('textarea');
    if (!area) throw new Error('there is no text');
    area.value = 'All right, it stays as it is.';
    area.dispatchEvent(new Event('input'));
    area.dispatchEvent(new Event('blur'));
    await vi.waitFor(() => expect(own('cancel')).toContain('All right, it stays as it is.'));
    expect(own('cancel')).toContain('# On its way: where it is far too late');
    await vi.waitFor(() => expect(view.editing.isChecking).toBe(false));
    expect(ofFlow('cancel')).toEqual([]);
    await view.workshop.draft.undo();
    expect(view.workshop.draft.files.has('flows/cancel.yaml')).toBe(false);
  });

  it('adds a step, connects it, and the file compiles without faults', async () => {
    view = await mountView('studio-flows', shop);
    await open('cancel', { step: 'kept' });
    await userEvent.fill(view.find<HTMLInputElement>('studio-add-step input'), 'anything-else');
    view.button('Add the step').click();
    await vi.waitFor(() => expect(view.workshop.route.target.step).toBe('anything-else'));
    await vi.waitFor(() => expect(ofFlow('cancel').map(({ message }) => message)).toContain('no step leads here'));
    await view.settled();
    const node = steps().find((step) => step.dataset.step === 'anything-else');
    expect(node?.className).toContain('faulty');
    expect(node?.getAttribute('aria-label')).toContain('no step leads here');
    // The way in: the no of the first question. The way out: the end.
    await open('cancel', { step: 'sure' });
    const no = view
      .all('studio-step-form studio-field')
      .find((one) => (one as unknown as { label: string }).label === 'no');
    const select = no?.shadowRoot?.querySelector('select');
    if (!select) throw new Error('there is no way out');
    select.value = 'anything-else';
    select.dispatchEvent(new Event('change'));
    await vi.waitFor(() => expect(own('cancel')).toContain('no: anything-else'));
    await open('cancel', { step: 'anything-else' });
    const end = view
      .all('studio-step-form studio-field')
      .find((one) => (one as unknown as { label: string }).label === 'Ends the topic as');
    const ends = end?.shadowRoot?.querySelector('select');
    if (!ends) throw new Error('it cannot end');
    ends.value = 'dropped';
    ends.dispatchEvent(new Event('change'));
    await vi.waitFor(() => expect(own('cancel')).toMatch(/anything-else\n?[^}]*end: dropped/));
    await vi.waitFor(() => expect(ofFlow('cancel')).toEqual([]));
  });

  it('connects two steps by a line from one to the other', async () => {
    view = await mountView('studio-flows', shop);
    await open('cancel');
    const handle = view.all('studio-flow-picture .handle').find((one) => one.dataset.from === 'left');
    const target = steps().find((step) => step.dataset.step === 'kept-moving');
    const sheet = view.find('studio-flow-picture .sheet');
    if (!handle || !target) throw new Error('the picture lacks a step');
    view.button('Fit').click();
    await view.settled();
    sheet.scrollIntoView();
    const at = (element: Element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, composed: true, button: 0 };
    };
    handle.dispatchEvent(new PointerEvent('pointerdown', at(handle)));
    target.dispatchEvent(new PointerEvent('pointermove', at(target)));
    target.dispatchEvent(new PointerEvent('pointerup', at(target)));
    await vi.waitFor(() => expect(own('cancel')).toContain('id: left, say: left, show: order, next: kept-moving'));
  });

  it('takes a step out, and begins a new flow that compiles', async () => {
    view = await mountView('studio-flows', shop);
    await open('cancel', { step: 'left' });
    view.button('Delete the step').click();
    await vi.waitFor(() => expect(own('cancel')).not.toContain('id: left'));
    const [id, title] = view.all<HTMLInputElement>('studio-flow-list form input');
    if (!id || !title) throw new Error('there is no form');
    await userEvent.fill(id, 'gift-note');
    await userEvent.fill(title, 'gift note please');
    view.button('New flow').click();
    await vi.waitFor(() => expect(view.workshop.route.target.entry).toBe('gift-note'));
    await vi.waitFor(() => expect(view.editing.isChecking).toBe(false));
    expect([...ofFlow('cancel'), ...ofFlow('gift-note')]).toEqual([]);
  });
});
