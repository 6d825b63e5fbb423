import type { GivenSettings } from './settings.ts';

/** Settings of the tag over those of `window.aisleSettings`. */
export const readSettings = (dataset: DOMStringMap): GivenSettings => ({
  ...(window as { aisleSettings?: GivenSettings }).aisleSettings,
  ...dataset,
});

/** `data-open` and `data-open="true"` both mean yes. */
export const isOn = (flag: boolean | string | undefined): boolean => flag === true || flag === '' || flag === 'true';
