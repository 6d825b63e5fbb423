import { createRandom, type Random } from '#replay/customers/random.ts';
import { PLANTED_CHAINS, SAMPLE_PRODUCTS, SAMPLE_TOPICS, type SampleTopic } from './sample-topics.ts';

/** A message as a helpdesk writes it down, personal data and all. */
export interface RawTurn {
  /** Epoch ms. */
  atMs: number;
  role: 'customer' | 'agent' | 'system';
  name: string;
  text: string;
}

export interface RawConversation {
  id: string;
  channel: 'web' | 'app' | 'phone-chat';
  group: 'presale' | 'aftersale';
  /** The shop's own id of the shopper. */
  customer: string;
  rating: number | null;
  resolved: boolean | null;
  /** Whether an order followed; null where nothing was to be decided. */
  ordered: boolean | null;
  turns: RawTurn[];
}

/** What was planted, to be found again. */
export interface SimulatedTruth {
  /** Conversation → its topics in order, with the index of the turn that asks. */
  topics: Record<string, { topic: string; turn: number }[]>;
  chains: typeof PLANTED_CHAINS;
  /** Agent → how good they are, 0 to 1. */
  agents: Record<string, number>;
  surge: { topic: string; fromMs: number; untilMs: number; times: number };
  /** Texts of personal data that were written somewhere. */
  personal: string[];
}

export interface LogSimulation {
  seed: number;
  conversations: number;
  /** Length of the log in days; it begins on 1 June 2026, UTC. */
  days: number;
}

const DAY_MS = 86_400_000;
const BEGIN_MS = Date.UTC(2026, 5, 1);
/** Share of a day's conversations by hour, Beijing time: a peak before noon and one after work. */
const HOURS = [1, 0, 0, 0, 0, 1, 3, 6, 9, 10, 12, 10, 8, 7, 7, 8, 9, 11, 13, 14, 12, 9, 5, 2];
const AGENTS = ['小李', '王芳', '陈晨', '阿杰', 'Mia', 'Tom', 'Grace', 'Liu Wei'];
const SURGE = { topic: 'spoiled', times: 4, days: 3 };
/** Of the shoppers' messages, those that carry something personal. */
const PERSONAL = 0.06;

/** The log of a grocer's helpdesk, the same for the same seed, with what was planted in it. */
export function simulateLog({ seed, conversations, days }: LogSimulation): {
  conversations: RawConversation[];
  truth: SimulatedTruth;
} {
  const random = createRandom(seed);
  const surgeFromMs = BEGIN_MS + Math.floor(days * 0.7) * DAY_MS;
  const truth: SimulatedTruth = {
    topics: {},
    chains: PLANTED_CHAINS,
    agents: Object.fromEntries(AGENTS.map((name, index) => [name, 0.25 + (0.7 * index) / (AGENTS.length - 1)])),
    surge: { topic: SURGE.topic, times: SURGE.times, fromMs: surgeFromMs, untilMs: surgeFromMs + SURGE.days * DAY_MS },
    personal: [],
  };
  const made: RawConversation[] = [];
  for (let index = 0; index < conversations; index++) {
    made.push(oneConversation(`c${seed}-${index + 1}`, random, days, truth));
  }
  return { conversations: made.sort((a, b) => (a.turns[0]?.atMs ?? 0) - (b.turns[0]?.atMs ?? 0)), truth };
}

function oneConversation(id: string, random: Random, days: number, truth: SimulatedTruth): RawConversation {
  const language = random.chance(0.65) ? 'zh-Hans' : 'en';
  const startMs = startOf(random, days);
  const inSurge = startMs >= truth.surge.fromMs && startMs < truth.surge.untilMs;
  const weighed = SAMPLE_TOPICS.map((topic) => ({
    topic,
    weight: topic.weight * (inSurge && topic.id === truth.surge.topic ? truth.surge.times : 1),
  }));
  const first = random.weighed(weighed).topic;
  const topics = [first];
  const chain = truth.chains.find(({ from }) => from === first.id);
  if (chain && random.chance(chain.share)) topics.push(topicOf(chain.to));
  else if (random.chance(0.15)) topics.push(random.weighed(weighed).topic);

  const agent = random.pick(AGENTS) as string;
  const skill = truth.agents[agent] ?? 0.5;
  const product = random.pick(SAMPLE_PRODUCTS[language]) as string;
  const customer = `u${Math.floor(random.next() * 1_200)}`;
  const shopper = language === 'en' ? 'Visitor' : '访客';
  const turns: RawTurn[] = [];
  let atMs = startMs;
  const say = (role: RawTurn['role'], name: string, text: string, afterMs: number): void => {
    atMs += afterMs;
    turns.push({ atMs, role, name, text });
  };
  say(
    'system',
    'system',
    language === 'en' ? 'You are now chatting with support' : '您好，欢迎光临，请问有什么可以帮您？',
    0,
  );
  const upset = random.chance(first.upset);
  let goodAnswers = 0;
  truth.topics[id] = [];
  for (const topic of topics) {
    truth.topics[id].push({ topic: topic.id, turn: turns.length });
    const asked = fillIn(random.pick(topic[language].questions) as string, product, random);
    say('customer', shopper, dressed(asked, language, upset, random, truth), 4_000 + random.next() * 40_000);
    const isGood = random.chance(skill);
    if (isGood) goodAnswers += 1;
    const { good, poor } = topic[language];
    const answer = fillIn(random.pick(isGood ? good : poor) as string, product, random);
    say(
      'agent',
      agent,
      soothed(answer, language, upset && isGood),
      5_000 + random.next() * (isGood ? 40_000 : 150_000),
    );
  }
  const share = goodAnswers / topics.length;
  if (random.chance(0.5)) say('customer', shopper, thanks(language, share, random), 3_000 + random.next() * 20_000);
  const deciding = topics.some((topic) => topic.deciding === true);
  return {
    id,
    channel: random.pick(['web', 'app', 'phone-chat']) as RawConversation['channel'],
    group: deciding ? 'presale' : 'aftersale',
    customer,
    rating: random.chance(0.6) ? ratingOf(share, upset, random) : null,
    resolved: random.chance(0.7) ? random.chance(0.15 + 0.8 * share) : null,
    ordered: deciding ? random.chance(0.12 + 0.25 * share) : null,
    turns,
  };
}

function startOf(random: Random, days: number): number {
  const day = Math.floor(random.next() * days);
  const hour = random.weighed(HOURS.map((weight, index) => ({ weight, index }))).index;
  // The hours are those of Beijing.
  return BEGIN_MS + day * DAY_MS + ((hour + 16) % 24) * 3_600_000 + Math.floor(random.next() * 3_600_000);
}

function topicOf(id: string): SampleTopic {
  const topic = SAMPLE_TOPICS.find((one) => one.id === id);
  if (!topic) throw new Error(`no topic ${id}`);
  return topic;
}

function fillIn(text: string, product: string, random: Random): string {
  return text
    .replaceAll('{p}', product)
    .replaceAll('{n}', `FR${String(20_260_000 + Math.floor(random.next() * 9_999))}`);
}

/** As people write: with a greeting, hurry, anger, and now and then something personal. */
function dressed(
  text: string,
  language: 'zh-Hans' | 'en',
  upset: boolean,
  random: Random,
  truth: SimulatedTruth,
): string {
  const zh = language === 'zh-Hans';
  const before = random.pick(
    zh ? ['', '', '', '你好，', '请问', '亲，', '在吗，'] : ['', '', '', 'hi, ', 'hello ', 'hey '],
  ) as string;
  const after = upset
    ? (random.pick(
        zh
          ? ['！太差劲了', '，我很生气！', '，你们怎么搞的！！']
          : ['!! this is unacceptable', ', I am really angry', '! terrible service'],
      ) as string)
    : (random.pick(zh ? ['', '', '？', '呢', '呀', '，谢谢'] : ['', '', '?', ' please', ', thanks']) as string);
  if (!random.chance(PERSONAL)) return `${before}${text}${after}`;
  const digits = String(10_000_000 + Math.floor(random.next() * 89_999_999));
  const personal = random.pick(
    zh
      ? [`138${digits}`, `wang${digits}@example.com`]
      : [`+44 7700 ${digits.slice(0, 6)}`, `jane.${digits}@example.com`],
  ) as string;
  truth.personal.push(personal);
  return `${before}${text}${after}${zh ? '，我的联系方式是' : ', reach me at '}${personal}`;
}

const soothed = (answer: string, language: 'zh-Hans' | 'en', upset: boolean): string =>
  upset
    ? `${language === 'en' ? 'I quite understand how annoying this is. ' : '非常理解您的心情，换成我也会着急。'}${answer}`
    : answer;

function thanks(language: 'zh-Hans' | 'en', share: number, random: Random): string {
  const happy = random.chance(share);
  if (language === 'en') return happy ? 'great, thank you' : 'that did not help';
  return happy ? '好的谢谢' : '算了，没用';
}

function ratingOf(share: number, upset: boolean, random: Random): number {
  const raw = 1.4 + 3.3 * share - (upset ? 0.6 : 0) + (random.next() - 0.5) * 1.6;
  return Math.min(5, Math.max(1, Math.round(raw)));
}
