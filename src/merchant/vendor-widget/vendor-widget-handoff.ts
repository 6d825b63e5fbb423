import { AppError } from '#core/app-error.ts';
import type { HandoffPort } from '../ports.ts';
import type { DeviceStore } from '../shared/device-store.ts';
import { createElsewhereHandoff } from '../shared/elsewhere-handoff.ts';
import { packetSummary } from '../shared/packet-text.ts';
import { sleep as realSleep, type Sleep } from '../shared/sleep.ts';
import type { VendorWidgetSettings } from './vendor-widget-settings.ts';
import { VENDOR_WIDGETS, type VendorGlobals } from './vendor-widgets.ts';

/** Bubbles come late: their makers ask for them to be loaded after everything else. */
const TRIES = 20;
const BETWEEN_MS = 500;

export interface VendorWidgetHandoffOptions {
  settings: VendorWidgetSettings;
  store: DeviceStore;
  page?: VendorGlobals;
  sleep?: Sleep;
}

/**
 * Persons reached in a bubble that the shop's pages have already. Who the shopper is the shop tells the bubble itself:
 * nothing of the profile is given to it here. `create` rejects with `settings-invalid` where the bubble is not there.
 */
export function createVendorWidgetHandoff(options: VendorWidgetHandoffOptions): HandoffPort {
  const { settings, store, page = window as VendorGlobals, sleep = realSleep } = options;
  const { vendor } = settings;
  const widget = VENDOR_WIDGETS[vendor];
  return createElsewhereHandoff(store, async ({ profile: _profile, ...packet }, signal) => {
    for (let i = 0; i < TRIES && !widget.isThere(page); i += 1) {
      await sleep(BETWEEN_MS, signal ?? new AbortController().signal);
    }
    if (!widget.isThere(page)) {
      const fault = new AppError('settings-invalid', { path: `data-handoff › vendor`, expected: widget.global });
      // Shoppers are told that nobody can be reached; only here does the shop learn why.
      console.warn(`Aisle: ${vendor} is not on this page`, fault.message);
      throw fault;
    }
    return { kind: 'widget', vendor, text: packetSummary(packet), prefilled: widget.prefills };
  });
}
