import * as v from 'valibot';

export const VENDORS = ['intercom', 'crisp', 'zendesk', 'qiyu'] as const;
export type Vendor = (typeof VENDORS)[number];

/** `data-handoff` of kind `vendor-widget`. */
export const VendorWidgetSettings = v.strictObject({
  kind: v.literal('vendor-widget'),
  vendor: v.picklist(VENDORS, `one of ${VENDORS.join(', ')}`),
});
export type VendorWidgetSettings = v.InferOutput<typeof VendorWidgetSettings>;
