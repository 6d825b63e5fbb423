import { beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { FakeDeskServer } from '../testing/fake-desk-server.ts';
import { freshDesks, type MountedDesk, mountDesk } from '../testing/mount-desk.ts';
import { sampleExport } from '../testing/record-samples.ts';
import { sampleDetail } from '../testing/samples.ts';

/** The browser's own; the desk's is stubbed. */
const { fetch: fetchFile } = globalThis;

let mounted: MountedDesk;

freshDesks();

function withLead(): FakeDeskServer {
  const server = new FakeDeskServer();
  server.role = 'lead';
  return server;
}

async function showRecords(options: Parameters<typeof mountDesk>[0] = {}): Promise<void> {
  mounted = await mountDesk({ server: withLead(), ...options });
  await mounted.press('l');
  await vi.waitFor(() => mounted.find('desk-audit-log tbody tr'));
  await mounted.settled();
}

const views = () => mounted.all('desk-bar nav button').map(({ textContent }) => textContent.trim());
const rows = () =>
  mounted
    .all<HTMLTableRowElement>('desk-audit-log tbody tr')
    .map(({ cells }) => [...cells].slice(1).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()));
const fill = (name: string, text: string) =>
  userEvent.fill(mounted.find<HTMLInputElement>(`desk-shopper-data [name=${name}]`), text);
const outcome = () => mounted.find('desk-shopper-data .outcome');

describe('accessibility', () => {
  it.each(['light', 'dark'] as const)('has no violation with log, data and the last question, %s', async (theme) => {
    await showRecords({ theme });
    await fill('shop', 'fresh');
    await fill('customer', 'c-1');
    mounted.find('desk-shopper-data [type=submit]').click();
    await vi.waitFor(() => mounted.find('desk-shopper-data a'));
    expect(await mounted.violations()).toEqual([]);
    mounted.find('desk-shopper-data .button.bad').click();
    await mounted.settled();
    expect(await mounted.violations()).toEqual([]);
  });

  it('fits on a phone', async () => {
    await showRecords({ width: 360 });
    expect(document.documentElement.scrollWidth).toBe(360);
    expect(mounted.find('desk-bar .me').getBoundingClientRect().right).toBeLessThanOrEqual(360);
    expect(await mounted.violations()).toEqual([]);
  });
});

it('is for leads: an agent has neither the button nor the key', async () => {
  mounted = await mountDesk();
  expect(views()).toHaveLength(2);
  await mounted.press('l');
  expect(mounted.desk.store.view).toBe('conversations');
  expect(mounted.asked('GET /audit')).toEqual([]);
});

describe('the log', () => {
  it('tells who did what with what, in words where there are some, and goes on with older ones', async () => {
    await showRecords();
    expect(views().at(-1)).toBe('Records');
    expect(rows()).toEqual([
      ['Mia', 'Read this log', '', ''],
      ['Tom', 'Transferred to skill: Expert', 'fresh', 'hnd_1'],
    ]);
    mounted.find('desk-audit-log .older .button').click();
    await vi.waitFor(() => expect(rows()).toHaveLength(4));
    expect(rows().slice(2)).toEqual([
      ['A shopper', 'Asked for a person', 'fresh', 'hnd_1'],
      ['The backend', 'clock-set', '', ''],
    ]);
    expect(mounted.all('desk-audit-log .older')).toEqual([]);
  });

  it('has the year of what was not done in this one', async () => {
    const server = withLead();
    const [first] = server.audit;
    if (first) server.audit = [first, { ...first, id: '3', at: '2024-11-21T10:04:00.000Z' }];
    await showRecords({ server });
    expect(mounted.all('desk-audit-log time').map(({ textContent }) => textContent.includes('2024'))).toEqual([
      false,
      true,
    ]);
  });

  it('says that it could not be loaded, or may not be read, and loads again', async () => {
    const server = withLead();
    server.faults.set('GET /audit', { status: 503 });
    mounted = await mountDesk({ server });
    await mounted.press('l');
    await vi.waitFor(() => expect(mounted.find('desk-audit-log .state').textContent).toContain('could not be loaded'));
    server.faults.set('GET /audit', { status: 403, type: 'not-allowed' });
    mounted.find('desk-audit-log header .button').click();
    await vi.waitFor(() => expect(mounted.find('desk-audit-log .state').textContent).toContain('Only leads'));
    server.faults.clear();
    mounted.find('desk-audit-log header .button').click();
    await vi.waitFor(() => expect(rows()).toHaveLength(2));
  });
});

describe('the month', () => {
  const find = <T extends HTMLElement>(selector: string) => mounted.find<T>(`desk-month ${selector}`);
  const show = async (shop: string, month: string) => {
    await userEvent.fill(find('[name=shop]'), shop);
    await userEvent.fill(find('[name=month]'), month);
    find('[type=submit]').click();
    await mounted.settled();
  };
  const shown = () => find('.outcome').innerText.replace(/\s+/g, ' ').trim();

  it('tells how many came and why, how long they waited, how they were rated, and when most came', async () => {
    await showRecords();
    await show('fresh', '2026-11');
    await vi.waitFor(() => find('dl'));
    for (const told of [
      'fresh · November 2026',
      'Asked for a person 5',
      'Asked for a person 4 · By the shop’s rules 1',
      'Outside the hours 1',
      'Waited half up to 0:30, nine of ten up to 1:34',
      'First reply after half up to 0:50, nine of ten up to 2:10',
      'Solved 3',
      '4.5 of 5 (2)',
      'Busiest: Monday from 20:00 (4)',
      'Clocks of Asia/Shanghai',
    ]) {
      expect(shown()).toContain(told);
    }
    expect(mounted.all('desk-month .arrivals i')).toHaveLength(7 * 24);
    expect(await mounted.violations()).toEqual([]);
  });

  it('says so where nobody came, where there is no such shop, and where it could not be loaded', async () => {
    await showRecords();
    await show('fresh', '2026-10');
    await vi.waitFor(() => expect(shown()).toBe('fresh · October 2026 Nobody asked for a person.'));
    for (const [fault, told] of [
      [{ status: 422, type: 'invalid-request', field: 'query.shop' }, 'no shop of this name'],
      [{ status: 422, type: 'invalid-request', field: 'query.month' }, 'as 2026-11'],
      [{ status: 503 }, 'could not be loaded'],
      [{ status: 403, type: 'not-allowed' }, 'Only leads'],
    ] as const) {
      mounted.server.faults.set('GET /report', fault);
      await show('frsh', '2026-11');
      await vi.waitFor(() => expect(find('.fault').textContent).toContain(told));
      expect(shown()).toBe('');
    }
  });

  it('has a field that says how a month is written where the browser knows no months', async () => {
    await showRecords();
    const field = find<HTMLInputElement>('[name=month]');
    field.type = 'text';
    const isWrong = (month: string) => {
      field.value = month;
      return field.validity.patternMismatch;
    };
    expect(['11/2026', '2026-13', '2126-01', '2026-11'].map(isWrong)).toEqual([true, true, true, false]);
    expect(field.title).toContain('2026-11');
  });
});

describe('the data of a shopper', () => {
  const shopper = { shop: 'fresh', customer_id: 'c-1' };

  beforeEach(async () => {
    const server = withLead();
    const detail = sampleDetail();
    const profile = { name: 'Lin Wei', customer_id: 'c-1', verified: true };
    server.details.set('hnd_1', { ...detail, packet: { ...detail.packet, profile } });
    mounted = await mountDesk({ server });
    await mounted.open('Lin Wei');
    await userEvent.type(mounted.field(), 'half a sen');
    // From the details of a conversation whose shopper showed who they are.
    mounted.find('desk-packet .data').click();
    await vi.waitFor(() => mounted.find('desk-shopper-data form'));
    await mounted.settled();
  });

  it('is collected into a file, with the photos themselves', async () => {
    mounted.find('desk-shopper-data [type=submit]').click();
    await vi.waitFor(() => mounted.find('desk-shopper-data a'));
    expect(mounted.asked('POST /privacy/export')).toEqual([shopper]);
    expect(outcome().textContent).toContain('Conversations: 1. Tickets: 1. Actions with orders: 1. Photos: 2.');
    const link = mounted.find<HTMLAnchorElement>('desk-shopper-data a');
    expect(link.download).toBe('aisle-fresh-c-1.json');
    const file = await (await fetchFile(link.href)).json();
    expect(file).toMatchObject(sampleExport());
    expect(Object.keys(file.photos)).toEqual(['tic_1', 'act_1']);
    expect(file.photos.tic_1).toEqual([{ id: 'pho_1', media_type: 'image/png', data: expect.any(String) }]);
    // Of somebody else there is nothing yet.
    await fill('customer', 'c-2');
    mounted.server.faults.set('POST /privacy/export', { status: 503 });
    mounted.find('desk-shopper-data [type=submit]').click();
    await vi.waitFor(() =>
      expect(mounted.find('desk-shopper-data .fault').textContent).toContain('could not be collected'),
    );
    expect(mounted.all('desk-shopper-data a')).toEqual([]);
  });

  it('is erased when its number was typed again, from this page too', async () => {
    mounted.find('desk-shopper-data .button.bad').click();
    await mounted.settled();
    const again = () => mounted.find<HTMLInputElement>('desk-erasure [name=again]');
    await userEvent.fill(again(), 'c-2');
    mounted.find('desk-erasure [type=submit]').click();
    await mounted.settled();
    expect(again().validationMessage).toContain('not the same');
    expect(mounted.asked('POST /privacy/erasure')).toEqual([]);
    await userEvent.fill(again(), 'c-1');
    mounted.find('desk-erasure [type=submit]').click();
    await vi.waitFor(() => expect(outcome().textContent).toContain('Receipt: era_7'));
    expect(outcome().textContent).toContain('Conversations: 1. Tickets: 2. Actions: 3. Photos: 4.');
    expect(mounted.asked('POST /privacy/erasure')).toEqual([shopper]);
    await vi.waitFor(() => expect(mounted.desk.dialog).toBeNull());
    await vi.waitFor(() => expect(mounted.desk.store.open).toBeNull());
    expect(sessionStorage.getItem('aisle.desk.draft.hnd_1')).toBeNull();
  });

  it('is erased once, however often the button is pressed', async () => {
    const release = mounted.server.hold('POST /privacy/erasure');
    mounted.find('desk-shopper-data .button.bad').click();
    await mounted.settled();
    await userEvent.fill(mounted.find<HTMLInputElement>('desk-erasure [name=again]'), 'c-1');
    const erase = mounted.find<HTMLButtonElement>('desk-erasure [type=submit]');
    erase.click();
    await mounted.settled();
    expect(erase.disabled).toBe(true);
    await mounted.press('{Enter}');
    release();
    await vi.waitFor(() => expect(outcome().textContent).toContain('Receipt: era_7'));
    expect(mounted.asked('POST /privacy/erasure')).toHaveLength(1);
  });

  it('takes along what the backend has no more, and nothing else, whatever a conversation says of its shopper', async () => {
    const { server, desk } = mounted;
    const { packet, ...detail } = sampleDetail({ id: 'hnd_2', shopper_name: 'Ana' });
    // Somebody who never showed that they are that customer, and a guest who proved an order of theirs.
    const claimed = { ...packet, profile: { customer_id: 'c-1', verified: false } };
    server.details.set('hnd_2', { ...detail, packet: claimed });
    server.details.set('hnd_3', { ...sampleDetail({ id: 'hnd_3' }), packet });
    server.theirs = ['hnd_3'];
    for (const id of ['hnd_2', 'hnd_3']) {
      desk.store.show(id);
      await vi.waitFor(() => expect(desk.store.open?.detail?.handoff.id).toBe(id));
      desk.store.open?.write('half a sen');
    }
    await desk.store.records?.asked.erase();
    await vi.waitFor(() => expect(desk.store.open).toBeNull());
    const drafts = ['hnd_1', 'hnd_2', 'hnd_3'].map((id) => sessionStorage.getItem(`aisle.desk.draft.${id}`) !== null);
    expect(drafts).toEqual([true, true, false]);
  });

  it('stays, and the question stays open, when it could not be erased', async () => {
    mounted.server.faults.set('POST /privacy/erasure', { status: 503 });
    mounted.find('desk-shopper-data .button.bad').click();
    await mounted.settled();
    await userEvent.fill(mounted.find<HTMLInputElement>('desk-erasure [name=again]'), 'c-1');
    mounted.find('desk-erasure [type=submit]').click();
    await vi.waitFor(() =>
      expect(mounted.find('desk-erasure .fault').textContent).toContain('Nothing could be erased'),
    );
    expect(mounted.desk.store.open?.draft).toBe('half a sen');
  });

  it('is asked for by nobody while the fields name nobody', async () => {
    await fill('customer', '');
    mounted.find('desk-shopper-data .button.bad').click();
    mounted.find('desk-shopper-data [type=submit]').click();
    await mounted.settled();
    expect(mounted.desk.dialog).toBeNull();
    expect(mounted.asked('POST /privacy/export')).toEqual([]);
  });
});
