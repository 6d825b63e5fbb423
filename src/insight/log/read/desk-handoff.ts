type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listIn = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

/**
 * A conversation that was handed over, as our own backend gives it to the desk (`GET /desk/v1/handoffs/{id}`), in the form of an
 * export that lists its messages: what was said before the handoff, and then what the person wrote. Notes between agents are
 * not taken along. Anything else is given back as it is.
 */
export function withoutPacket(object: Json): Json {
  const { handoff, packet } = object;
  if (!isObject(handoff) || !isObject(packet) || !Array.isArray(packet.transcript)) return object;
  const events = listIn(object.events);
  const closing = [handoff, ...events].map((one) => one.closing).find(isObject);
  const profile = isObject(packet.profile) ? packet.profile : {};
  return {
    id: handoff.id,
    group: handoff.skill,
    handed_over: true,
    ...(isObject(handoff.rating) && { rating: handoff.rating.score }),
    // Closed for another reason is not the same as not solved.
    ...(closing?.reason === 'solved' && { resolved: true }),
    ...(typeof packet.topic === 'string' && { tags: [packet.topic] }),
    customer: { id: profile.customer_id, name: profile.name ?? handoff.shopper_name, email: profile.email },
    ...(Array.isArray(packet.order_ids) && { order_id: packet.order_ids[0] }),
    messages: [
      ...listIn(packet.transcript),
      ...events
        .filter(({ type }) => type === 'message')
        .map(({ from, at, text, agent }) => ({
          role: from,
          at,
          text,
          ...(isObject(agent) && { agent_name: agent.name }),
        })),
    ],
  };
}
