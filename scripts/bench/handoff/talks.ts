import { type Conversation, openConversation, signIn } from '#tests/chaos/conversation.ts';
import type { Net } from '#tests/chaos/net.ts';

/** What an agent may have at once. */
const PER_AGENT = 50;
const AT_ONCE = 20;

export interface Delivery {
  messages: number;
  messagesPerSecond: number;
  /** From the beginning of sending to the arrival at the other side. */
  deliveredMs: { p50: number; p95: number; p99: number; most: number };
}

export interface Talks {
  /** Each side of each conversation says something every `thinkMs`, spread evenly; `disturb` in the middle. */
  pace(seconds: number, thinkMs: number, disturb?: () => Promise<void>): Promise<Delivery>;
  /** So many agents say one thing after the other without a pause. */
  rush(seconds: number, writers: number): Promise<Delivery>;
  /** Ends all conversations; what either side did not see, saw twice, or saw in another order. */
  end(): Promise<{ lost: number; doubled: number; outOfOrder: number; connections: number }>;
}

/** Opens so many conversations, spread over as many agents as that takes. */
export async function openTalks(net: Net, count: number): Promise<Talks> {
  const sentAt = new Map<string, number>();
  let delays: number[] = [];
  const open: Conversation[] = [];
  const said = new Map<Conversation, { shopper: string[]; agent: string[] }>();

  const agents: string[] = [];
  for (let i = 0; i * PER_AGENT < count; i += 1) agents.push(await signIn(net, `Agent ${i}`));
  const indices = Array.from({ length: count }, (_, i) => i);
  for (let from = 0; from < count; from += AT_ONCE) {
    const made = indices.slice(from, from + AT_ONCE).map(async (i) => {
      const agent = agents[Math.floor(i / PER_AGENT)] ?? '';
      const client = `10.0.${i >> 8}.${i & 255}`;
      const talk = await openConversation(net, agent, client, (side, { type, from: who, text = '' }) => {
        const at = type === 'message' && who !== side ? sentAt.get(text) : undefined;
        if (at !== undefined) delays.push(performance.now() - at);
      });
      said.set(talk, { shopper: [], agent: [] });
      open.push(talk);
    });
    await Promise.all(made);
  }

  let next = 0;
  async function say(talk: Conversation, side: 'shopper' | 'agent'): Promise<void> {
    const text = `message ${next++}`;
    said.get(talk)?.[side].push(text);
    sentAt.set(text, performance.now());
    await talk.say(side, text);
  }

  async function measure(work: (until: number) => Promise<unknown>, seconds: number): Promise<Delivery> {
    delays = [];
    const before = next;
    const start = performance.now();
    await work(start + seconds * 1000);
    const tookS = (performance.now() - start) / 1000;
    const sorted = delays.sort((a, b) => a - b);
    const at = (share: number) =>
      Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
    return {
      messages: next - before,
      messagesPerSecond: Math.round((next - before) / tookS),
      deliveredMs: { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) },
    };
  }

  return {
    pace: (seconds, thinkMs, disturb) =>
      measure(async (until) => {
        const disturbed = disturb && wait((seconds * 1000) / 2).then(disturb);
        const sides = open.flatMap((talk) => [
          { talk, side: 'shopper' as const },
          { talk, side: 'agent' as const },
        ]);
        await Promise.all(
          sides.map(async ({ talk, side }, i) => {
            await wait((thinkMs * i) / sides.length);
            while (performance.now() < until) await Promise.all([say(talk, side), wait(thinkMs)]);
          }),
        );
        await disturbed;
      }, seconds),

    rush: (seconds, writers) =>
      measure(
        (until) =>
          Promise.all(
            open.slice(0, writers).map(async (talk) => {
              while (performance.now() < until) await say(talk, 'agent');
            }),
          ),
        seconds,
      ),

    async end() {
      const found = { lost: 0, doubled: 0, outOfOrder: 0, connections: 0 };
      for (let from = 0; from < count; from += AT_ONCE) {
        await Promise.all(open.slice(from, from + AT_ONCE).map((talk) => talk.end()));
      }
      for (const [talk, sides] of said) {
        for (const { events, connections } of [talk.shopper, talk.agent]) {
          found.connections += connections;
          for (const side of ['shopper', 'agent'] as const) {
            const seen = events.flatMap((event) =>
              event.type === 'message' && event.from === side ? [event.text] : [],
            );
            const once = [...new Set(seen)];
            found.doubled += seen.length - once.length;
            found.lost += sides[side].filter((text) => !once.includes(text)).length;
            found.outOfOrder += once.filter((text, i) => text !== sides[side][i]).length;
          }
        }
      }
      return found;
    },
  };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
