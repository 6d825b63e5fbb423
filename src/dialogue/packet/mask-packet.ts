import { printAddress } from '#commerce/address/form-address.ts';
import { type Known, maskPersonal } from '#nlu/personal/personal-data.ts';
import type { HandoffPacket } from '../outward.ts';
import type { ConversationState, SlotValue } from '../state.ts';

/** What the conversation knows as the shopper's own, and as the shop's. */
export function knownIn(state: ConversationState): Known {
  const { profile, contact, topics, finished, handoff, orders } = state;
  const setAside = 'setAside' in handoff ? (handoff.setAside ?? []) : [];
  const slots = [...topics, ...finished, ...setAside].flatMap((topic) => Object.values(topic.slots));
  const seen = Object.values(orders).map(({ order }) => order);
  return {
    personal: [
      profile.email,
      contact?.value,
      ...slots.map(personalIn),
      ...slots.flatMap((value) => printedIn(state, value)),
    ].filter((value) => value !== undefined),
    shops: [
      ...seen.flatMap(({ number, shipments = [] }) => [
        number,
        ...shipments.flatMap((each) => each.tracking_number ?? []),
      ]),
      ...slots.flatMap((value) => (value.type === 'order' ? [value.number, ...(value.others ?? [])] : [])),
    ],
  };
}

const personalIn = (value: SlotValue): string | undefined =>
  value.type === 'email' || value.type === 'phone' || value.type === 'address' ? value.value : undefined;

/** The lines of an address as the flow's texts showed it: the town alone looks like nothing personal. */
const printedIn = ({ context, replyLocale }: ConversationState, value: SlotValue): string[] =>
  value.type === 'address' ? (printAddress(value.value, context.country, replyLocale)?.lines ?? []) : [];

/** The packet with the shopper's personal data made unreadable. What shows who they are to the backend stays. */
export function maskPacket(packet: HandoffPacket, known: Known): HandoffPacket {
  const mask = (text: string) => maskPersonal(text, known);
  const { profile, context } = packet;
  return {
    ...packet,
    summary: mask(packet.summary),
    facts: packet.facts.map(({ label, value }) => ({ label, value: mask(value) })),
    ...(profile && {
      profile: {
        ...profile,
        ...(profile.email && { email: mask(profile.email) }),
        ...(profile.phone && { phone: mask(profile.phone) }),
      },
    }),
    ...(context && { context: Object.fromEntries(Object.entries(context).map(([key, value]) => [key, mask(value)])) }),
    transcript: packet.transcript.map((line) => ({ ...line, text: mask(line.text) })),
    masked: true,
  };
}

/** What the shopper chose in the sheet. */
export interface PacketEdits {
  /** In their words; null where they left it as it was. */
  summary: string | null;
  /** Ids of messages that stay on the device. */
  leftOut: readonly string[];
  unmasked: boolean;
}

export const AS_IT_IS: PacketEdits = { summary: null, leftOut: [], unmasked: false };

/** The packet as it leaves. `lineIds` are the messages behind its transcript. */
export function packetToSend(
  packet: HandoffPacket,
  lineIds: readonly string[],
  known: Known,
  { summary, leftOut, unmasked }: PacketEdits,
): HandoffPacket {
  const transcript = packet.transcript.filter((_, index) => !leftOut.includes(lineIds[index] ?? ''));
  const told = { ...packet, transcript };
  return { ...(unmasked ? told : maskPacket(told, known)), ...(summary !== null && { summary }) };
}
