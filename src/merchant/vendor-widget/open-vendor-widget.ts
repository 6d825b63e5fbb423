import { VENDORS } from './vendor-widget-settings.ts';
import { VENDOR_WIDGETS, type VendorGlobals } from './vendor-widgets.ts';

/**
 * Opens a bubble on this page, with the text in its field where its maker's API can. False where it is not there, or
 * cannot be made to open.
 */
export function openVendorWidget(vendor: string, text: string, page: VendorGlobals = window as VendorGlobals): boolean {
  const known = VENDORS.find((name) => name === vendor);
  if (known === undefined || !VENDOR_WIDGETS[known].isThere(page)) return false;
  try {
    VENDOR_WIDGETS[known].open(page, text);
    return true;
  } catch {
    return false;
  }
}
