import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import './studio-edit.ts';
import { type MountedView, mountView } from '../testing/mount-edit-view.ts';
import { smallShop } from './testing/example-shop.ts';

const shop = await smallShop();
let view: MountedView;

afterEach(() => document.body.replaceChildren());

const open = async (kind: string, entry: string, more: Record<string, string> = {}) => {
  view.workshop.route.go('edit', { kind, entry, ...more });
  await vi.waitFor(() => view.find('studio-entry-form h2'));
  await view.settled();
};
const field = (label: string, at = 0): HTMLElement => {
  const found = view.all('studio-field').filter((one) => (one as unknown as { label: string }).label === label)[at];
  if (!found) throw new Error(`there is no field ${label}`);
  return found;
};
const type = async (label: string, text: string, at = 0) => {
  const input = field(label, at).shadowRoot?.querySelector<HTMLInputElement>('#field');
  if (!input) throw new Error(`${label} has no control`);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await view.settled();
};

describe('accessibility', () => {
  const places: [string, string][] = [
    ['answer', 'shipping-free-threshold'],
    ['product', 'FR-SAL-001'],
    ['policy', 'delivery.fees'],
    ['promotion', 'newcomer-2026'],
    ['script', 'greeting'],
    ['rule', 'bands'],
    ['rule', 'escalations'],
    ['rule', 'trace'],
    ['lexicon', 'terms'],
    ['lexicon', 'orderNumbers'],
    ['example', 'examples.tsv:own.box_return'],
    ['file', 'pack.yaml'],
  ];
  it.each(['light', 'dark'] as const)(
    'has no violation with any kind of entry open, %s',
    async (theme) => {
      view = await mountView('studio-edit', shop, { theme, language: theme === 'dark' ? 'zh-Hans' : 'en' });
      for (const [kind, entry] of places) {
        await open(kind, entry);
        expect([kind, entry, await view.violations()]).toEqual([kind, entry, []]);
      }
      // A dozen pages looked through: long on a busy machine.
    },
    40_000,
  );

  it('has no violation in its panels, and when there is nothing yet', async () => {
    view = await mountView('studio-edit', shop);
    for (const panel of ['New entry', 'Faults', 'History', 'Find and replace', 'Table (CSV)']) {
      view.button(panel).click();
      await view.settled();
      expect([panel, await view.violations()]).toEqual([panel, []]);
    }
    view = await mountView('studio-edit', new Map());
    expect(await view.violations()).toEqual([]);
    expect(view.button('Open or begin a shop')).toBeTruthy();
  });

  it.each([360, 1280])('fits a page of %i px', async (width) => {
    view = await mountView('studio-edit', shop, { width });
    await open('answer', 'shipping-free-threshold');
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });
});

describe('an edit', () => {
  it('of a title changes one line of the file, and is undone', async () => {
    view = await mountView('studio-edit', shop);
    await open('answer', 'shipping-free-threshold');
    const before = view.workshop.draft.files.get('answers/delivery.yaml') ?? '';
    await type('Title', 'Free delivery: from how much', 1);
    const after = view.workshop.draft.files.get('answers/delivery.yaml') ?? '';
    const old = before.split('\n');
    expect(after.split('\n').filter((line, at) => line !== old[at])).toEqual([
      '    title: "Free delivery: from how much"',
    ]);
    await view.workshop.draft.undo();
    expect(view.workshop.draft.files.get('answers/delivery.yaml')).toBe(before);
  });

  it('with a fault shows it beside the field that it names, and goes there from the list of all', async () => {
    view = await mountView('studio-edit', shop);
    await open('answer', 'shipping-free-threshold');
    await type('Answer', '# A heading', 1);
    await vi.waitFor(() =>
      expect(field('Answer', 1).shadowRoot?.querySelector('#notes')?.textContent).toContain('a heading is not allowed'),
    );
    expect(field('Answer', 0).shadowRoot?.querySelector('#notes')?.textContent).not.toContain('a heading');
    view.button('Faults').click();
    await view.settled();
    const row = view.all('studio-fault-list button').find(({ textContent }) => textContent?.includes('heading'));
    if (!row) throw new Error('the fault is in no list');
    (row as HTMLElement).click();
    await vi.waitFor(() => expect(field('Answer', 1).matches(':focus-within')).toBe(true));
  });

  it('that empties a field takes it out of the file', async () => {
    view = await mountView('studio-edit', shop);
    await open('answer', 'shipping-free-threshold');
    const [file, before = ''] = [...view.workshop.draft.files].find(([, text]) =>
      text.includes('id: shipping-free-threshold'),
    ) ?? [''];
    await type('Holds from', '2026-11-30T00:00:00+08:00');
    expect(view.workshop.draft.files.get(file)).toContain('validFrom: ');
    await type('Holds from', '');
    expect(view.workshop.draft.files.get(file)).toBe(before);
  });

  it('of a rule that the shop has from below writes only what differs', async () => {
    view = await mountView('studio-edit', shop);
    await open('rule', 'bands');
    await type('answer', '0.75');
    expect(view.workshop.draft.files.get('rules.yaml')).toContain('bands: { answer: 0.75 }');
    await vi.waitFor(() => expect(view.editing.isChecking).toBe(false));
    expect(view.editing.faults.filter(({ file }) => file === 'rules.yaml')).toEqual([]);
  });

  it('adds a new slang word with two words and Enter', async () => {
    view = await mountView('studio-edit', shop);
    await open('lexicon', 'terms');
    const [word, meaning] = view.all<HTMLInputElement>('studio-lexicon-form form input');
    if (!word || !meaning) throw new Error('there is no form');
    await userEvent.fill(word, '种草机');
    await userEvent.fill(meaning, '推荐');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(view.workshop.draft.files.get('lexicon.yaml')).toContain('  种草机: 推荐'));
    expect(word.value).toBe('');
  });

  it('as a file names the line of a fault', async () => {
    view = await mountView('studio-edit', shop);
    await open('file', 'pack.yaml');
    const area = view.find<HTMLTextAreaElement>('studio-file-editor textarea');
    area.value = area.value.replace('locales: [zh-Hans, en]', 'locales: [zh-Hans, klingon]');
    area.dispatchEvent(new Event('input'));
    area.dispatchEvent(new Event('blur'));
    await vi.waitFor(() => expect(view.find('studio-file-editor li').textContent).toMatch(/Line 3: locales\.1/));
  });

  it('as a file keeps how its lines end', async () => {
    const windows = (shop.get('pack.yaml') ?? '').replaceAll('\n', '\r\n');
    view = await mountView('studio-edit', new Map([...shop, ['pack.yaml', windows]]));
    await open('file', 'pack.yaml');
    const area = view.find<HTMLTextAreaElement>('studio-file-editor textarea');
    area.value = `${area.value}# Ours.\n`;
    area.dispatchEvent(new Event('input'));
    area.dispatchEvent(new Event('blur'));
    await vi.waitFor(() => expect(view.workshop.draft.files.get('pack.yaml')).toBe(`${windows}# Ours.\r\n`));
  });
});

it('a table takes what it says into the sources as they are by then', async () => {
  view = await mountView('studio-edit', shop);
  view.button('Table (CSV)').click();
  await view.settled();
  const input = view.find<HTMLInputElement>('studio-table input[type=file]');
  const chosen = new DataTransfer();
  chosen.items.add(new File(['sku,stock\nFR-SAL-001,out\n'], 'products.csv'));
  input.files = chosen.files;
  input.dispatchEvent(new Event('change'));
  await vi.waitFor(() => view.button('Take the changes'));
  const { draft } = view.workshop;
  const [file = ''] = [...draft.files].find(([, text]) => text.includes('sku: FR-SAL-001')) ?? [];
  await draft.change('meanwhile', { [file]: `# Meanwhile.\n${draft.files.get(file)}` });
  view.button('Take the changes').click();
  await vi.waitFor(() => expect(draft.undoable?.label).toContain('1'));
  expect(draft.files.get(file)).toMatch(/^# Meanwhile\.\n/);
});

describe('the address', () => {
  const inputs = () =>
    Object.fromEntries(
      view.all<HTMLInputElement>('studio-new-entry [name]').map((control) => [control.name, control.value] as const),
    );

  it('of a new answer opens its form filled in, and what is made has the words in their own language alone', async () => {
    view = await mountView('studio-edit', shop);
    const target = {
      new: 'answer',
      title: 'Do you deliver to boats?',
      intent: 'shipping.area',
      text: 'To every **pier**.',
    };
    view.workshop.route.go('edit', target);
    await vi.waitFor(() => view.find('studio-new-entry form'));
    await view.settled();
    expect(inputs()).toEqual({ intent: 'shipping.area', id: '', title: target.title, answer: target.text });
    expect(await view.violations()).toEqual([]);
    expect(view.find('studio-new-entry [name=id]').matches(':focus')).toBe(true);
    await userEvent.keyboard('delivery-to-boats{Enter}');
    await vi.waitFor(() => expect(view.workshop.route.target.entry).toBe('delivery-to-boats'));
    const made = view.editing.entry('answer:delivery-to-boats');
    expect(made && view.editing.valueAt(made)).toEqual({
      id: 'delivery-to-boats',
      intent: 'shipping.area',
      en: { title: target.title, questions: [target.title], answer: 'To every **pier**.\n' },
    });
    expect(made && view.editing.missing(made)).toEqual(['zh-Hans']);
    await view.settled();
    expect(view.all('studio-new-entry')).toEqual([]);
  });

  it('of another new answer fills the form anew, also while it is open', async () => {
    view = await mountView('studio-edit', shop);
    for (const title of ['One?', 'Two?']) {
      view.workshop.route.go('edit', { new: 'answer', title });
      await vi.waitFor(() => expect(inputs().title).toBe(title));
    }
    expect(inputs().answer).toBe('');
  });

  it('of a word opens the terms with it in the field, and waits for its meaning', async () => {
    view = await mountView('studio-edit', shop);
    view.workshop.route.go('edit', { file: 'lexicon.yaml', entry: 'terms', word: '种草机' });
    await vi.waitFor(() => view.find('studio-lexicon-form form'));
    await view.settled();
    const [word, meaning] = view.all<HTMLInputElement>('studio-lexicon-form form input');
    expect(word?.value).toBe('种草机');
    expect(meaning?.matches(':focus')).toBe(true);
    await userEvent.keyboard('推荐{Enter}');
    await vi.waitFor(() => expect(view.workshop.draft.files.get('lexicon.yaml')).toContain('  种草机: 推荐'));
    await view.settled();
    expect([word?.value, meaning?.value]).toEqual(['', '']);
  });
});

describe('finding one’s way', () => {
  it('searches by words of the text, with / from anywhere, and goes through the list by keys', async () => {
    view = await mountView('studio-edit', shop);
    await userEvent.keyboard('/');
    await userEvent.keyboard('stairs heavy');
    await view.settled();
    const rows = view.all('studio-entry-list li button');
    expect(rows[0]?.textContent).toContain('Heavy orders and stairs');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await vi.waitFor(() => expect(view.find('studio-entry-form h2').textContent).toContain('Heavy orders'));
    expect(view.workshop.route.target.entry).toBe('shipping-fee-heavy');
  });

  it('lists what was changed, and goes back to any step', async () => {
    view = await mountView('studio-edit', shop);
    await open('answer', 'shipping-free-threshold');
    await type('Title', 'One', 1);
    await type('Title', 'Two', 1);
    expect([...view.editing.changedEntries]).toEqual(['answer:shipping-free-threshold']);
    view.button('History').click();
    await view.settled();
    const back = view.all<HTMLButtonElement>('studio-history button')[1];
    back?.click();
    await vi.waitFor(() =>
      expect(view.workshop.draft.files.get('answers/delivery.yaml')).toContain('    title: One\n'),
    );
  });

  it('renames an answer, and shows it under its new name', async () => {
    view = await mountView('studio-edit', shop);
    await open('policy', 'delivery.fees');
    view.button('Rename').click();
    await view.settled();
    const input = view.find<HTMLInputElement>('studio-entry-form form input');
    await userEvent.fill(input, 'delivery.what-it-costs');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(view.workshop.route.target.entry).toBe('delivery.what-it-costs'));
    expect(view.workshop.draft.files.get('answers/delivery.yaml')).toContain('policies: [delivery.what-it-costs]');
    expect(view.workshop.draft.files.get('policies/delivery.en.md')).toContain('{#what-it-costs}');
  });

  it('says that there is nothing to save', async () => {
    view = await mountView('studio-edit', shop);
    await userEvent.keyboard('{Control>}s{/Control}');
    await view.settled();
    expect(view.find('.tools [role=status]').textContent).toContain('nothing to save');
  });
});
