import type { Elsewhere, HandoffPacket } from '#dialogue/outward.ts';
import { packetSummary } from '../shared/packet-text.ts';
import type { LinkSettings } from './link-settings.ts';

/** Mail programs and browsers take at least so much (characters after encoding). */
const MAIL_LIMIT = 1_900;
/** Web servers take 8,000 and more; old proxies do not. */
const PAGE_LIMIT = 1_900;
/** WeChat takes 128 bytes of context. */
const WECOM_LIMIT = 128;

/**
 * Where the shopper goes on, with as much as may go along. Addresses are kept in histories and logs: what is not masked
 * does not go into one. The summary then comes beside it, to be copied.
 */
export function linkAddress(settings: LinkSettings, packet: HandoffPacket): Elsewhere {
  const { reason, summary, priority, skill, facts, masked, locale, topic } = packet;
  const said = { orderIds: [], orderTokens: [], transcript: [] };
  const text = packetSummary({ reason, summary, priority, skill, facts, masked, locale, ...said });
  const subject = topic ?? reason;
  const carried = masked ? text : '';
  const beside = (isCarried: boolean) => (isCarried ? {} : { text });

  if (settings.mail !== undefined) {
    const address = `mailto:${encodeURIComponent(settings.mail).replaceAll('%40', '@')}`;
    const body = fitting(carried, MAIL_LIMIT - address.length - encodeURIComponent(subject).length);
    const query = `?subject=${encodeURIComponent(subject)}${body && `&body=${encodeURIComponent(body)}`}`;
    return { kind: 'mail', url: address + query, ...beside(body === text) };
  }
  if (settings.phone !== undefined) {
    return { kind: 'phone', url: `tel:${settings.phone.replace(/[^\d+]/g, '')}`, text };
  }
  if (settings.wecom !== undefined) {
    const url = new URL(settings.wecom);
    // WeChat takes context together with a scene only.
    if (url.searchParams.has('enc_scene')) url.searchParams.set('scene_param', fitting(subject, WECOM_LIMIT));
    return { kind: 'wecom', url: url.href, text };
  }
  const page = settings.page ?? '';
  if (!page.includes('{summary}')) return { kind: 'page', url: page, text };
  const part = fitting(carried, PAGE_LIMIT - page.length);
  return { kind: 'page', url: page.replace('{summary}', () => encodeURIComponent(part)), ...beside(part === text) };
}

/** As much of the beginning as needs at most `limit` characters in a URL, whole characters only. */
function fitting(text: string, limit: number): string {
  let fits = '';
  let length = 0;
  for (const character of text.replace(/\p{Surrogate}/gu, '')) {
    length += encodeURIComponent(character).length;
    if (length > limit) break;
    fits += character;
  }
  return fits;
}
