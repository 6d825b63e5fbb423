import type { Flow } from '#knowledge/flow-schema.ts';
import { because, type Draft } from '../draft.ts';
import type { SlotValue, Topic } from '../state.ts';
import { clearSlot, goBackTo } from './go-back-to.ts';
import { looksLikeAddress, readPlain, spansOf } from './read-plain.ts';
import { fillSlot } from './topic.ts';
import type { Turn } from './turn.ts';
import { newCountIn } from './words/counts.ts';
import { numberIn } from './words/numbers.ts';
import { isCorrecting, isQuestion } from './words/phrases.ts';
import { weightIn } from './words/weights.ts';

/** Another e-mail, phone or date than the one given; another value of the rest where the message says that it was wrong. */
export function correctValue(draft: Draft, topic: Topic, flow: Flow, turn: Turn): boolean {
  if (isQuestion(turn.text)) return false;
  for (const [name, value] of Object.entries(topic.slots)) {
    const given = otherValue(flow, value, turn);
    if (given === null) continue;
    because(draft, `flow ${flow.id}: ${name} corrected`);
    if (given === 'ask') clearSlot(draft, topic, flow, name);
    else goBackTo(draft, fillSlot(draft, topic, name, given), flow, name);
    return true;
  }
  return false;
}

/** What comes before what is meant. */
const BEFORE =
  /^(?:(?:no|nope|not|wait|sorry|actually|oops|i mean|it's|it is|please|change (?:it|that) to|make (?:it|that))\b|不对|不是|错了|等等|等一下|等下|地址|写错了|说错了|应该是|是|改成|改为|换成|[\s,，.。!！:：])+/iu;
/** What names the right value in so many words, with it behind. */
const MEANT =
  /(?:我(?:是说|说的是|指的是|的意思是|要的是)|应该是|改成|改为|\b(?:i mean(?:t)?|it should (?:be|say)|should (?:be|have been|say)|(?:make|change) (?:it|that|this)(?: to)?)\b)[\s,，:：]*(.+)$/isu;

function otherValue(flow: Flow, value: SlotValue, { text, reading }: Turn): SlotValue | 'ask' | null {
  const isOnly = Object.values(flow.slots).filter(({ type }) => type === value.type).length === 1;
  if (!isOnly) return null;
  switch (value.type) {
    case 'email':
    case 'phone':
    case 'date': {
      const found = reading.entities.findLast(({ type }) => type === value.type);
      return found && found.value !== value.value ? { type: value.type, value: found.value } : null;
    }
    case 'number': {
      const number = saysChange(text) ? (newCountIn(text) ?? numberIn(text)) : null;
      return number === null || number === value.value ? null : { type: 'number', value: number };
    }
    case 'weight': {
      const weight = saysChange(text) ? weightIn(text, true, spansOf(reading.entities)) : null;
      return weight === null || weight === value.value ? null : { type: 'weight', value: weight };
    }
    case 'address': {
      if (!saysChange(text)) return null;
      const rest = text.trim().replace(BEFORE, '').trim();
      if (!looksLikeAddress(rest) || rest === value.value) return null;
      // A part of an address alone is no address.
      return rest.length >= WHOLE_ADDRESS || /[路街道巷弄]/u.test(rest) ? { type: 'address', value: rest } : 'ask';
    }
    default:
      return null;
  }
}

/** "No, I meant the ivory one": another text than the one told, where it is the only one. */
export function correctText(draft: Draft, topic: Topic, flow: Flow, { text, reading }: Turn): boolean {
  const told = Object.entries(topic.slots).filter(([, { type }]) => type === 'text');
  const [[name] = []] = told;
  const slot = name === undefined ? undefined : flow.slots[name];
  const meant = MEANT.exec(text)?.[1];
  if (told.length !== 1 || name === undefined || slot?.type !== 'text' || meant === undefined) return false;
  const read = readPlain(slot, meant, reading);
  if (read === null || read === 'invalid') return false;
  because(draft, `flow ${flow.id}: ${name} corrected`);
  goBackTo(draft, fillSlot(draft, topic, name, read.value), flow, name);
  return true;
}

/** Letters of a whole address. */
const WHOLE_ADDRESS = 16;

const saysChange = (text: string): boolean =>
  isCorrecting(text) || /^(?:no|wait|actually)\b|^(?:不|等)/iu.test(text.trim());
