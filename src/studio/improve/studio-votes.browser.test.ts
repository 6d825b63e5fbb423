import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { smallShop } from '../edit/testing/example-shop.ts';
import { studioDatabase } from '../state/studio-database.ts';
import { type MountedView, mountView } from '../testing/mount-edit-view.ts';
import './studio-votes.ts';

const shop = await smallShop();
const ENTRY = 'shipping-free-threshold';
let view: MountedView;

function open(text: string): void {
  const field = view.find<HTMLInputElement>('input[type=file]');
  const files = new DataTransfer();
  files.items.add(new File([text], 'votes.csv'));
  field.files = files.files;
  field.dispatchEvent(new Event('change'));
}

beforeEach(async () => {
  await studioDatabase().things.clear();
});
afterEach(() => document.body.replaceChildren());

describe('votes of shoppers', () => {
  it.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)(
    'are shown the surest failure first, each one click from its entry, %s at %i pixels',
    async (theme, width) => {
      view = await mountView('studio-votes', shop, { theme, width });
      expect(view.find('.empty').textContent).toContain('No votes yet');
      expect(await view.violations()).toEqual([]);
      open(
        `entryId,packVersion,helpful,notHelpful\ngone-entry,v1,0,1\n${ENTRY},v1,10,40\n${ENTRY},v2,9,1\nbad,v1,x,1\n`,
      );
      await vi.waitFor(() => expect(view.all('tbody tr')).toHaveLength(2));
      const rows = () => view.all('tbody tr').map((row) => row.textContent?.replace(/\s+/g, ' ').trim() ?? '');
      expect(rows()[0]).toContain(ENTRY);
      expect(rows()[0]).toContain('41 / 60');
      expect(rows()[1]).toContain('not in these sources');
      expect(view.find('.notice').textContent).toContain('The first: line 5, helpful: a whole number');
      expect(await view.violations()).toEqual([]);
      const select = view.find<HTMLSelectElement>('select');
      select.value = 'v2';
      select.dispatchEvent(new Event('change'));
      await vi.waitFor(() => expect(rows()).toHaveLength(1));
      expect(rows()[0]).toContain('1 / 10');
      view.button('Mend it').click();
      await vi.waitFor(() => expect(location.hash).toContain(`entry=${ENTRY}`));
      expect(location.hash).toMatch(/^#edit\?/);
    },
  );

  it('are kept in this browser, and stay where a file holds none', async () => {
    view = await mountView('studio-votes', shop);
    open(`entryIds,helpful\n${ENTRY},false\n`);
    await vi.waitFor(() => expect(view.all('tbody tr')).toHaveLength(1));
    await vi.waitFor(async () => expect(await studioDatabase().things.get('improve/votes')).toBeTruthy());
    view = await mountView('studio-votes', shop);
    await vi.waitFor(() => expect(view.find('tbody').textContent).toContain('1 / 1'));
    open('something else\n1\n');
    await vi.waitFor(() => expect(view.find('.notice').textContent).toContain('1 lines could not be read'));
    expect(view.all('tbody tr')).toHaveLength(1);
  });
});
