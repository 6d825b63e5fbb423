import { beforeEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { freshDesks, type MountedDesk, mountDesk } from '../testing/mount-desk.ts';

let mounted: MountedDesk;

freshDesks();

beforeEach(async () => {
  mounted = await mountDesk();
  mounted.desk.store.showView('tickets');
  await vi.waitFor(() => mounted.find('desk-tickets .row'));
});

it('shows a claim with its photos and its order, and closes it with what was decided', async () => {
  mounted.find('desk-tickets .row').click();
  await vi.waitFor(() => mounted.find('desk-photos img'));
  const article = mounted.find('desk-tickets article').textContent;
  expect(article).toContain('T-2611-0001');
  expect(article).toContain('The tofu was crushed');
  expect(mounted.find('desk-photos img').getAttribute('alt')).toBe('Photo 1 of ticket T-2611-0001');
  await userEvent.fill(mounted.find('desk-tickets textarea'), 'Refunded the tofu');
  mounted.find('desk-tickets form button').click();
  await vi.waitFor(() => expect(mounted.asked('POST /tickets/tic_1/close')).toEqual([{ note: 'Refunded the tofu' }]));
  await vi.waitFor(() => expect(mounted.find('desk-tickets article').textContent).toContain('Closed by Mia'));
});

it('shows a photo large, and gives the focus back', async () => {
  mounted.find('desk-tickets .row').click();
  await vi.waitFor(() => mounted.find('desk-photos img'));
  mounted.find('desk-photos li button').click();
  await vi.waitFor(() => expect(mounted.find<HTMLDialogElement>('desk-photos dialog').open).toBe(true));
  await mounted.press('{Escape}');
  expect(mounted.find<HTMLDialogElement>('desk-photos dialog').open).toBe(false);
});

it('says what could not be loaded, and tries again', async () => {
  mounted.server.faults.set('GET /photos/tic_1', { status: 503 });
  mounted.find('desk-tickets .row').click();
  await vi.waitFor(() => expect(mounted.find('desk-photos .fault').textContent).toContain('could not be loaded'));
  mounted.server.faults.clear();
  mounted.find('desk-photos .button').click();
  await vi.waitFor(() => mounted.find('desk-photos img'));
  mounted.server.faults.set('GET /tickets', { status: 503 });
  mounted.all('desk-tickets .states button')[1]?.click();
  await vi.waitFor(() => expect(mounted.find('desk-tickets nav .state').textContent).toContain('could not be loaded'));
});
