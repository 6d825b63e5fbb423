import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AisleStudio } from './aisle-studio.ts';
import type { StudioElsewhere } from './shell/studio-elsewhere.ts';
import { studioDatabase } from './state/studio-database.ts';

customElements.define('aisle-studio', AisleStudio);

/** Another tab with the Studio open: what it holds, until it is taken from it or let go. */
function otherTab(options: LockOptions = {}) {
  let letGo: () => void = () => {};
  const kept = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let has: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    has = resolve;
  });
  const ended = navigator.locks
    .request('aisle-studio', options, () => {
      has();
      return kept;
    })
    .then(
      () => 'let go',
      () => 'taken',
    );
  return { held, ended, letGo };
}

function mount(): AisleStudio {
  const studio = document.createElement('aisle-studio') as AisleStudio;
  document.body.append(studio);
  return studio;
}

const elsewhere = (studio: AisleStudio) => studio.renderRoot.querySelector<StudioElsewhere>('studio-elsewhere');
const isOpen = (studio: AisleStudio) => studio.renderRoot.querySelector('studio-nav') !== null;

afterEach(async () => {
  document.body.replaceChildren();
  await studioDatabase().open();
});

describe('the Studio in two tabs', () => {
  it('is open in one only, and opens by itself when the other is closed', async () => {
    const other = otherTab();
    await other.held;
    const studio = mount();
    studio.workshop?.settings.set({ language: 'en' });
    await vi.waitFor(() => expect(elsewhere(studio)?.shadowRoot?.textContent).toContain('open in another tab'));
    expect(isOpen(studio)).toBe(false);
    expect((await axe.run(document.body, { rules: { region: { enabled: false } } })).violations).toEqual([]);
    other.letGo();
    await vi.waitFor(() => expect(isOpen(studio)).toBe(true));
  });

  it('is open in one of two that are opened together', async () => {
    const [one, two] = [mount(), mount()];
    await vi.waitFor(() => expect([one, two].filter(isOpen)).toHaveLength(1));
    await vi.waitFor(() =>
      expect([one, two].filter((studio) => elsewhere(studio)?.state === 'elsewhere')).toHaveLength(1),
    );
    [one, two].find(isOpen)?.remove();
    await vi.waitFor(() => expect([one, two].find(({ isConnected }) => isConnected)).toSatisfy(isOpen));
  });

  it('lets a keyboard skip to the work', async () => {
    const studio = mount();
    await vi.waitFor(() => expect(isOpen(studio)).toBe(true));
    studio.renderRoot.querySelector<HTMLElement>('.skip')?.click();
    expect(studio.renderRoot.querySelector('main')?.matches(':focus')).toBe(true);
  });

  it('is taken over by a button', async () => {
    const other = otherTab();
    await other.held;
    const studio = mount();
    await vi.waitFor(() => expect(elsewhere(studio)?.shadowRoot?.querySelector('button')).toBeTruthy());
    elsewhere(studio)?.shadowRoot?.querySelector('button')?.click();
    await vi.waitFor(() => expect(isOpen(studio)).toBe(true));
    expect(await other.ended).toBe('taken');
  });

  it('writes nothing any more once another tab has taken it', async () => {
    const studio = mount();
    studio.workshop?.settings.set({ language: 'en' });
    await vi.waitFor(() => expect(isOpen(studio)).toBe(true));
    await studio.workshop?.draft.change('first', { 'a.yaml': 'a: 1\n' });
    const other = otherTab({ steal: true });
    await other.held;
    await vi.waitFor(() => expect(elsewhere(studio)?.shadowRoot?.textContent).toContain('taken over'));
    await expect(studio.workshop?.draft.change('second', { 'a.yaml': 'a: 2\n' })).rejects.toThrow();
    other.letGo();
    await studioDatabase().open();
    expect((await studioDatabase().files.get('a.yaml'))?.text).toBe('a: 1\n');
    await studioDatabase().files.clear();
    await studioDatabase().steps.clear();
  });

  it('shows that a step could not be kept', async () => {
    const studio = mount();
    await vi.waitFor(() => expect(isOpen(studio)).toBe(true));
    await studio.workshop?.draft.change('first', { 'a.yaml': 'a: 3\n' });
    studioDatabase().close();
    await studio.workshop?.draft.undo().catch(() => {});
    await vi.waitFor(() => expect(studio.renderRoot.querySelector('main > [role=alert]')).toBeTruthy());
    await studioDatabase().open();
    await studioDatabase().files.clear();
    await studioDatabase().steps.clear();
  });
});
