import * as v from 'valibot';
import { ORDER_ACTIONS, TICKET_TOPICS } from '#commerce/action.ts';
import { type Capabilities, FEATURES, IDENTITY_PLATFORMS } from '../ports.ts';
import { countAnswer } from './order-answer.ts';

const text = v.string();

export const CapabilitiesOnTheWire = v.object({
  version: text,
  features: v.exactOptional(v.array(v.object({ name: text, version: countAnswer }))),
  orders: v.object({ list: v.boolean(), guest_lookup: v.array(v.picklist(['email', 'phone', 'postcode'])) }),
  returns: v.boolean(),
  actions: v.exactOptional(v.array(text)),
  tickets: v.exactOptional(v.array(text)),
  photos: v.exactOptional(v.object({ max_count: countAnswer, max_bytes: countAnswer, media_types: v.array(text) })),
  identity: v.exactOptional(v.object({ platforms: v.array(text) })),
  push: v.exactOptional(v.object({ public_key: text })),
  handoff: v.object({
    live: v.boolean(),
    ticket: v.boolean(),
    available_now: v.boolean(),
    hours: v.exactOptional(text),
  }),
});

export const CapabilitiesAnswer: v.GenericSchema<unknown, Capabilities> = v.pipe(
  CapabilitiesOnTheWire,
  v.transform(({ version, features = [], orders, returns, photos, identity, push, ...offer }) => {
    const { actions = [], tickets = [] } = offer;
    const { available_now, ...handoff } = offer.handoff;
    // What a later version offers is nothing that could be asked for here.
    const known = FEATURES.flatMap((name) => {
      const found = features.find((feature) => feature.name === name && feature.version > 0);
      return found ? [[name, found.version] as const] : [];
    });
    return {
      version,
      features: Object.fromEntries(known),
      identityPlatforms: IDENTITY_PLATFORMS.filter((platform) => identity?.platforms.includes(platform)),
      orders: { list: orders.list, guestLookup: orders.guest_lookup },
      returns,
      actions: ORDER_ACTIONS.filter((action) => actions.includes(action)),
      tickets: TICKET_TOPICS.filter((topic) => tickets.includes(topic)),
      photos: photos
        ? { maxCount: photos.max_count, maxBytes: photos.max_bytes, mediaTypes: photos.media_types }
        : null,
      ...(push && { push: { publicKey: push.public_key } }),
      handoff: { ...handoff, availableNow: available_now },
    };
  }),
);

export const IdentityAnswer = v.object({ token: text, expires_in: countAnswer });
