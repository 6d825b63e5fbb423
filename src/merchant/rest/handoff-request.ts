import type { HandoffPacket } from '#dialogue/outward.ts';
import type { HandoffRequest } from '../generated/protocol.ts';

export function toHandoffRequest(packet: HandoffPacket): HandoffRequest {
  const { orderIds, orderTokens, pageUrl, profile, identity, ...rest } = packet;
  const { customerId, ...known } = profile ?? {};
  const { userId, ...vouched } = identity ?? {};
  return {
    ...rest,
    order_ids: orderIds,
    ...(orderTokens.length > 0 && { order_tokens: orderTokens }),
    ...(pageUrl !== undefined && { page_url: pageUrl }),
    ...(profile && { profile: { ...known, ...(customerId !== undefined && { customer_id: customerId }) } }),
    ...(identity && {
      identity: { ...vouched, method: identity.method, ...(userId !== undefined && { user_id: userId }) },
    }),
  };
}
