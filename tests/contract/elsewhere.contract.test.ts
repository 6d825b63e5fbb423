import { expect, it, vi } from 'vitest';
import { createLinkHandoff } from '#merchant/link/link-handoff.ts';
import type { HandoffPort } from '#merchant/ports.ts';
import type { DeviceStore } from '#merchant/shared/device-store.ts';
import { sleep } from '#merchant/shared/sleep.ts';
import { createVendorWidgetHandoff } from '#merchant/vendor-widget/vendor-widget-handoff.ts';
import { failureOf } from './events-seen.ts';
import { describeHandoffAdapter, packet } from './handoff.contract.ts';

function device(): DeviceStore {
  const kept = new Map<string, string>();
  return { get: (key) => kept.get(key) ?? null, set: (key, value) => void kept.set(key, value) };
}

/** Nobody answers here, and nothing goes over a wire. */
function describeElsewhere(name: string, connect: () => HandoffPort): void {
  describeHandoffAdapter(name, async () => ({
    connect,
    signIn: () => Promise.reject(new Error('nobody can be reached here')),
    cutConnections() {},
    setOnline() {},
    takeFaults: () => [],
    close: async () => {},
  }));
}

const links = device();
describeElsewhere('link adapter', () => createLinkHandoff({ kind: 'link', mail: 'help@shop.example' }, links));

const widgets = device();
describeElsewhere('vendor-widget adapter, with a stub of its global', () =>
  createVendorWidgetHandoff({
    settings: { kind: 'vendor-widget', vendor: 'intercom' },
    store: widgets,
    page: { Intercom: () => {} },
  }),
);

it('says so where the bubble is not on the page, but waits for one that comes late', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const settings = { kind: 'vendor-widget', vendor: 'zendesk' } as const;
  const page: { zE?: () => void } = {};
  let waits = 0;
  const port = createVendorWidgetHandoff({
    settings,
    store: device(),
    page,
    sleep: (_, signal) => {
      waits += 1;
      return sleep(0, signal);
    },
  });
  const failure = await failureOf(port.create(packet(), 'none'));
  expect(failure).toMatchObject({ code: 'settings-invalid', details: { path: 'data-handoff › vendor' } });
  expect(warn).toHaveBeenCalledOnce();
  expect(waits).toBeGreaterThan(1);
  const late = port.create(packet(), 'late');
  page.zE = () => {};
  expect((await late).elsewhere).toMatchObject({ kind: 'widget', vendor: 'zendesk', prefilled: false });
  warn.mockRestore();
});
