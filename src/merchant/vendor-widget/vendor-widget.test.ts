import { describe, expect, it, vi } from 'vitest';
import { openVendorWidget } from './open-vendor-widget.ts';
import { VENDORS } from './vendor-widget-settings.ts';
import { VENDOR_WIDGETS, type VendorGlobals } from './vendor-widgets.ts';

/** The calls that a bubble's global got. */
function stub(vendor: (typeof VENDORS)[number]): { page: VendorGlobals; calls: unknown[][] } {
  const calls: unknown[][] = [];
  const note = (...args: unknown[]) => void calls.push(args);
  const pages: Record<(typeof VENDORS)[number], VendorGlobals> = {
    intercom: { Intercom: note },
    crisp: { $crisp: { push: note } },
    zendesk: { zE: note },
    qiyu: { ysf: note },
  };
  return { page: pages[vendor], calls };
}

describe("a vendor's bubble", () => {
  it('is opened as its maker documents, with the text where it takes one', () => {
    const expected = {
      intercom: [['showNewMessage', 'the summary']],
      crisp: [[['set', 'message:text', ['the summary']]], [['do', 'chat:show']], [['do', 'chat:open']]],
      zendesk: [['messenger', 'open']],
      qiyu: [['open']],
    };
    for (const vendor of VENDORS) {
      const { page, calls } = stub(vendor);
      expect(openVendorWidget(vendor, 'the summary', page)).toBe(true);
      expect(calls).toEqual(expected[vendor]);
      expect(JSON.stringify(calls).includes('the summary')).toBe(VENDOR_WIDGETS[vendor].prefills);
    }
  });

  it('that is not there is not opened', () => {
    for (const vendor of [...VENDORS, 'unheard-of']) expect(openVendorWidget(vendor, 'text', {})).toBe(false);
    expect(openVendorWidget('crisp', 'text', { $crisp: [] as unknown as NonNullable<VendorGlobals['$crisp']> })).toBe(
      false,
    );
  });

  it('is there while its queue waits for its script', () => {
    const queue: unknown[] = [];
    const page = { $crisp: queue as unknown as NonNullable<VendorGlobals['$crisp']>, CRISP_WEBSITE_ID: 'w' };
    expect(openVendorWidget('crisp', 'text', page)).toBe(true);
    expect(queue).toHaveLength(3);
  });

  it('that fails is as one that is not there', () => {
    const Intercom = vi.fn(() => {
      throw new Error('broken');
    });
    expect(openVendorWidget('intercom', 'text', { Intercom })).toBe(false);
    expect(Intercom).toHaveBeenCalledOnce();
  });
});
