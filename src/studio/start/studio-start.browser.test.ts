import { beforeEach, describe, expect, it, vi } from 'vitest';
import { miningOf } from '../questions/mining.ts';
import { studioDatabase } from '../state/studio-database.ts';
import { type MountedView, mountView } from '../testing/mount-edit-view.ts';
import './studio-start.ts';

let view: MountedView;

const CSV = `conversation_id,created_at,sender_type,sender_name,message
a,2024-05-01T10:00:00Z,customer,Visitor,"where is it? call 13812345678"
a,2024-05-01T10:00:40Z,agent,Mia,On its way
b,soon,customer,Visitor,is it vegan
b,2024-05-02T10:01:00Z,agent,Mia,It is
`;

beforeEach(async () => {
  await Promise.all(studioDatabase().tables.map((table) => table.clear()));
});

/** As a file picker gives them. */
function choose(...files: File[]): void {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  const input = view.find<HTMLInputElement>('start-drop input');
  input.files = data.files;
  input.dispatchEvent(new Event('change'));
}

const phase = (wanted: string) => vi.waitFor(() => expect(view.workshop.importing.phase).toBe(wanted), 10_000);

describe('the way of a log into the Studio', () => {
  it('goes from a file over the guess to a report, and keeps masked conversations', async () => {
    view = await mountView('studio-start', new Map());
    choose(new File([CSV], 'log.csv'));
    await phase('ready');
    await view.settled();
    expect(view.find<HTMLSelectElement>('start-look select[name=text]').value).toBe('message');
    expect(view.find('start-look table').textContent).toContain('call [phone]');
    view.button('Import').click();
    await phase('done');
    await view.settled();
    expect(view.find('start-report').shadowRoot?.textContent).toMatch(/2\s+conversations/);
    expect(view.find('start-report table').textContent).toContain('The time cannot be read');
    const [first] = await view.workshop.logs.all();
    expect(first?.turns[0]?.text).toBe('where is it? call [phone]');
    expect(JSON.stringify(await studioDatabase().conversations.toArray())).not.toMatch(/13812345678|Mia/);
  });

  it('says what of an earlier import came again, and what only has the same id', async () => {
    view = await mountView('studio-start', new Map());
    const other = CSV.replace('where is it?', 'is it fresh?');
    for (const [at, csv] of [CSV, other].entries()) {
      if (at > 0) view.button('Import more').click();
      await view.settled();
      choose(new File([csv], 'log.csv'));
      await phase('ready');
      await view.settled();
      view.button('Import').click();
      await phase('done');
      await view.settled();
    }
    const said = view.find('start-report').shadowRoot?.textContent;
    expect(said).toContain('1 conversations of an earlier import came again and took its place.');
    expect(said).toContain('1 conversations have the id of another one of an earlier import; both are kept.');
    expect(view.workshop.logs.count).toBe(3);
  });

  it('remembers how columns were put right', async () => {
    const odd = new File(['x,y,z\n1,customer,is it vegan or not\n1,agent,yes it is\n'], 'odd.csv');
    view = await mountView('studio-start', new Map());
    choose(odd);
    await phase('ready');
    await view.settled();
    const select = view.find<HTMLSelectElement>('start-look select[name=tags]');
    select.value = 'x';
    select.dispatchEvent(new Event('change'));
    await view.settled();
    view.button('Import').click();
    await phase('done');
    view = await mountView('studio-start', new Map());
    choose(odd);
    await phase('ready');
    await view.settled();
    expect(view.find<HTMLSelectElement>('start-look select[name=tags]').value).toBe('x');
  });

  it('does not begin without a column for the words', async () => {
    view = await mountView('studio-start', new Map());
    choose(new File([CSV], 'log.csv'));
    await phase('ready');
    await view.settled();
    const select = view.find<HTMLSelectElement>('start-look select[name=text]');
    select.value = '';
    select.dispatchEvent(new Event('change'));
    await view.settled();
    expect(view.button('Import').disabled).toBe(true);
    expect(view.find('start-look [role=alert]').textContent).toContain('Choose the column');
  });

  it('imports the rest once a file that cannot be read as it is was left out', async () => {
    view = await mountView('studio-start', new Map());
    choose(
      new File(['x,y\n1,2\n3,4\n'], 'numbers.csv'),
      new File([CSV], 'log.csv'),
      new File(['{broken\n'], 'broken.jsonl'),
    );
    await phase('ready');
    await view.settled();
    expect(view.button('Import').disabled).toBe(true);
    view.find('start-look button[aria-label$="numbers.csv"]').click();
    await view.settled();
    expect(view.button('Import').disabled).toBe(false);
    expect(view.find('start-look [role=alert]').textContent).toBe('Line 1: Not JSON');
    view.find('start-look button[aria-label$="broken.jsonl"]').click();
    await view.settled();
    view.button('Import').click();
    await phase('done');
    const [done] = view.workshop.importing.imports;
    expect(done?.files).toEqual(['log.csv']);
    expect(new Set(done?.report.faults.map(({ file }) => file))).toEqual(new Set(['log.csv']));
    expect(view.workshop.logs.count).toBe(2);
  });

  it('can be cancelled, and says so', async () => {
    view = await mountView('studio-start', new Map());
    const rows = Array.from(
      { length: 60_000 },
      (_, at) => `c${at >> 2},2024-05-01T10:00:00Z,customer,V,words number ${at} and 138${10_000_000 + at}`,
    );
    choose(new File([`conversation_id,created_at,sender_type,sender_name,message\n${rows.join('\n')}\n`], 'big.csv'));
    await phase('ready');
    await view.settled();
    view.button('Import').click();
    await vi.waitFor(() => expect(view.workshop.importing.progress).not.toBeNull(), 10_000);
    await view.settled();
    view.button('Cancel').click();
    await phase('ready');
    await view.settled();
    expect(view.find('[role=status].notice').textContent).toContain('cancelled');
  });

  it('deletes everything after a second yes', async () => {
    view = await mountView('studio-start', new Map());
    choose(new File([CSV], 'log.csv'));
    await phase('ready');
    await view.settled();
    view.button('Import').click();
    await phase('done');
    await view.settled();
    view.button('Delete all').click();
    await view.settled();
    expect(view.workshop.logs.count).toBe(2);
    view.button('Delete all').click();
    await vi.waitFor(() => expect(view.workshop.logs.count).toBe(0));
    expect(await studioDatabase().conversations.count()).toBe(0);
  });

  it('deletes what was made of the conversations with them, kept and in memory', async () => {
    view = await mountView('studio-start', new Map());
    const { importing, improving, rehearsals } = view.workshop;
    const { things } = studioDatabase();
    const failure = { id: 'f', text: 'is it vegan', count: 1, kinds: ['low-band'] };
    const value = { failures: [failure], questions: 1, by: 'nano', conversations: 1 };
    await things.put({ key: 'improve/queue', value });
    await things.put({ key: 'mining/result', value: { clusters: [{ id: 'c', central: 'is it vegan' }] } });
    await things.put({ key: 'mining/choices', value: { names: { c: 'is it vegan' } } });
    const mining = miningOf(view.workshop);
    await Promise.all([improving.load(), mining.load()]);
    await improving.teach({ id: 'f', text: 'is it vegan' }, 'product.info');
    rehearsals.proof = { draft: {} as never, live: null };
    expect(mining.nameOf('c')).toBe('is it vegan');
    await importing.clear();
    expect(JSON.stringify(await things.toArray())).not.toContain('vegan');
    expect([improving.queue, improving.basket, mining.result, mining.choices.names, rehearsals.proof]).toEqual([
      null,
      [],
      null,
      {},
      null,
    ]);
  });
});

describe('accessibility', () => {
  for (const [theme, width, language] of [
    ['light', 1280, 'en'],
    ['dark', 360, 'zh-Hans'],
  ] as const) {
    it(`has no violation in any step, ${theme}, ${width} px`, async () => {
      view = await mountView('studio-start', new Map(), { theme, width, language });
      await vi.waitFor(() => view.find('studio-sources'));
      await view.settled();
      expect(await view.violations()).toEqual([]);
      choose(
        new File([CSV], 'log.csv'),
        new File(['[2024-05-01 10:02:33] Ana: hello\n[2024-05-01 10:03:00] Mia: hi\n'], 'c.txt'),
      );
      await phase('ready');
      await view.settled();
      expect(await view.violations()).toEqual([]);
      expect(document.documentElement.scrollWidth).toBe(width);
      view.button(language === 'en' ? 'Import' : '导入').click();
      await phase('done');
      await view.settled();
      expect(await view.violations()).toEqual([]);
      expect(document.documentElement.scrollWidth).toBe(width);
    });
  }
});
