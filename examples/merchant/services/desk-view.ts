import type { AgentSkill, DeskAgent, DeskHandoff, DeskRating } from '#merchant/generated/protocol.ts';
import type { ListedHandoff } from '../repository/desk-repository.ts';
import type { StoredRating } from '../repository/handoff-repository.ts';

const SUMMARY_CHARACTERS = 200;

/** A handoff as a row of the lists of an agent with these skills. */
export function deskHandoff(
  listed: ListedHandoff,
  shopNames: ReadonlyMap<string, string>,
  skills: readonly AgentSkill[],
): DeskHandoff {
  const { packet, agentId, agentName, transferredById, transferredByName, rating } = listed;
  const agent = known(agentId, agentName);
  const transferredBy = known(transferredById, transferredByName);
  const emotion = packet.reading?.emotion;
  return {
    id: listed.id,
    shop: listed.shop,
    shop_name: shopNames.get(listed.shop) ?? listed.shop,
    status: listed.status,
    mode: listed.mode,
    ...(listed.ticketNumber !== null && { ticket_number: listed.ticketNumber }),
    ...(listed.ticketReason !== null && { ticket_reason: listed.ticketReason }),
    ...(listed.position !== null && { queue_position: listed.position }),
    reason: packet.reason,
    priority: listed.priority,
    skill: listed.skill,
    vip: listed.vip,
    fits: skills.includes(listed.skill),
    waiting_since: listed.createdAt.toISOString(),
    ...(packet.topic !== undefined && { topic: packet.topic }),
    ...(emotion !== undefined && { emotion }),
    locale: packet.locale,
    summary: [...packet.summary.slice(0, 2 * SUMMARY_CHARACTERS)].slice(0, SUMMARY_CHARACTERS).join(''),
    order_count: packet.order_ids.length,
    ...(packet.profile?.name !== undefined && { shopper_name: packet.profile.name }),
    created_at: listed.createdAt.toISOString(),
    last_event_at: listed.lastEventAt.toISOString(),
    message_count: listed.messageCount,
    note_count: listed.noteCount,
    ...(listed.lastMessage && {
      last_message: { ...listed.lastMessage, at: new Date(listed.lastMessage.at).toISOString() },
    }),
    ...(agent && { agent }),
    ...(transferredBy && { transferred_by: transferredBy }),
    ...(listed.closedBy !== null && { closed_by: listed.closedBy }),
    ...(listed.closing !== null && { closing: listed.closing }),
    ...(rating && { rating: deskRating(rating) }),
  };
}

/** Without the key it was given under. */
export function deskRating({ score, comment }: StoredRating): DeskRating {
  return { score, ...(comment !== undefined && { comment }) };
}

function known(id: string | null, name: string | null): DeskAgent | undefined {
  return id !== null && name !== null ? { id, name } : undefined;
}
