import { afterEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { checkShop } from '../edit/testing/check-shop.ts';
import { exampleShop, smallShop } from '../edit/testing/example-shop.ts';
import { type MountedView, mountView } from '../testing/mount-edit-view.ts';
import './studio-associations.ts';

const beauty = await exampleShop('beauty');
let view: MountedView;

/** Two products that the same sixty of four hundred shoppers buy, others by turns, and a column that is not to be read. */
const ORDERS = [
  'shopper,phone,sku',
  ...Array.from({ length: 400 }, (_, at) => [
    `s${at},1380013${at},${at < 60 ? 'BT-SER-004' : 'BT-LIP-001'}`,
    ...(at < 60 ? [`s${at},x,BT-SER-008`] : []),
    ...(at % 3 === 0 ? [`s${at},x,BT-MSK-004`] : []),
  ]).flat(),
].join('\n');

function choose(name: string, text: string, file = `${name}.csv`): void {
  const field = view.find<HTMLInputElement>(`input[name=${name}]`);
  const files = new DataTransfer();
  files.items.add(new File([text], file));
  field.files = files.files;
  field.dispatchEvent(new Event('change'));
}

afterEach(() => document.body.replaceChildren());

describe('what is bought together', () => {
  it('says what it needs where the shop has no product knowledge', async () => {
    view = await mountView('studio-associations', await smallShop());
    expect(view.find('.empty').textContent).toContain('no product knowledge');
    expect(await view.violations()).toEqual([]);
  });

  it.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)(
    'is found in orders, and put into the draft by a step that can be undone, %s at %i pixels',
    async (theme, width) => {
      view = await mountView('studio-associations', beauty, { theme, width });
      choose('orders', ORDERS);
      view.button('Look for it').click();
      await vi.waitFor(() => expect(view.find('[role=status]').textContent).toContain('from 400 shoppers'), {
        timeout: 20_000,
      });
      expect(view.find('section').textContent).toContain('Not read: the columns phone.');
      expect(await view.violations()).toEqual([]);
      view.button('Put it into the draft').click();
      await vi.waitFor(() => expect(view.find('[role=status]').textContent).toContain('It is in the draft'));
      const { draft } = view.workshop;
      const text = draft.files.get('advice/associations.yaml') ?? '';
      const { rules } = parse(text).associations as {
        rules: { given: string[]; follows: string; confidence: number }[];
      };
      expect(rules.map(({ given, follows, confidence }) => [given, follows, confidence])).toEqual([
        [['BT-SER-004'], 'BT-SER-008', 1],
        [['BT-SER-008'], 'BT-SER-004', 1],
      ]);
      expect(checkShop(draft.files)).toEqual([]);
      await draft.undo();
      expect(draft.files.get('advice/associations.yaml')).toBe(beauty.get('advice/associations.yaml'));
    },
  );

  it('is not looked for in a file that names people: it says in which row', async () => {
    view = await mountView('studio-associations', beauty);
    choose('orders', 'shopper,sku\ns1,BT-SER-004\nlin@example.com,BT-SER-008\n');
    view.button('Look for it').click();
    await vi.waitFor(
      () => expect(view.find('[role=alert]').textContent).toContain('orders.csv, row 2, shopper: looks like'),
      { timeout: 20_000 },
    );
    expect(view.all('section')).toEqual([]);
  });
});
