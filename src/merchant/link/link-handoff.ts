import type { HandoffPort } from '../ports.ts';
import type { DeviceStore } from '../shared/device-store.ts';
import { createElsewhereHandoff } from '../shared/elsewhere-handoff.ts';
import { linkAddress } from './link-address.ts';
import type { LinkSettings } from './link-settings.ts';

/** Persons reached by mail, telephone, 微信客服 or any page: the shopper goes there, with the summary. */
export const createLinkHandoff = (settings: LinkSettings, store: DeviceStore): HandoffPort =>
  createElsewhereHandoff(store, async (packet) => linkAddress(settings, packet));
