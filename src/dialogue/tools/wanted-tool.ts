import { productOnScreen } from '#commerce/page-context.ts';
import { MOST_PIECES, type PageTool, type ToolCall } from '#commerce/page-tool.ts';
import { namedProduct } from '../advice/question.ts';
import { addReply, because, type Draft } from '../draft.ts';
import type { Turn } from '../flows/turn.ts';
import { countIn } from '../flows/words/counts.ts';
import { foldWords, wordCount } from '../flows/words/fold.ts';
import { numberWord } from '../flows/words/numbers.ts';
import { yesOrNo } from '../flows/words/yes-no.ts';
import { memoryOf } from '../memory.ts';
import { policyOf } from '../policy.ts';
import { type ScriptKey, spoken } from '../wording.ts';
import { callParams } from './call-params.ts';
import { canUse, toolChoice } from './tool-choices.ts';
import { useTool } from './use-tool.ts';

/** Of more words a yes is about something else too. */
const FEW_WORDS = 4;
/** Who tells of what does not work, asks how, or says not to, does not ask for it. */
const NOT_ASKED =
  /不要|别|不用|不能|没法|无法|失败|为什么|怎么|如何|哪里|\b(?:don't|do not|not|never|can't|cannot|couldn't|won't|doesn't|didn't|why|how|where|fail(?:s|ed)?|error)\b/u;
const BARE =
  /\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?! ?(?:g|kg|ml|l|cm|mm|oz|lb|%)\b)/u;
/** A code as shops print it: four signs and more, a letter in capitals among them. */
const CODE = /\b(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{3,29}\b/;

/**
 * A message that asks the shop's page to do something ("add two of these to my cart"), or says yes to doing it. What changes
 * the basket or leads to paying is asked about first. False for any other message, and where the page can do no such thing.
 */
export function takesTool(draft: Draft, turn: Turn): boolean {
  if (agrees(draft, turn)) return true;
  const asked = askedBefore(draft);
  const answer = asked === null ? null : callFor(draft, asked, turn, true);
  if (answer) {
    propose(draft, turn, answer);
    return true;
  }
  const folded = foldWords(turn.text);
  if (NOT_ASKED.test(folded)) return false;
  const joined = folded.replaceAll(' ', '');
  const rule = policyOf(draft.book).tools.find(
    ({ tool, words }) =>
      canUse(draft, tool) && words.some((word) => folded.includes(word) || joined.includes(word.replaceAll(' ', ''))),
  );
  if (!rule) return false;
  because(draft, `the page is asked to ${rule.tool}`);
  draft.state.unrecognisedInRow = 0;
  const call = callFor(draft, rule.tool, turn);
  if (call) propose(draft, turn, call);
  else askWhich(draft, turn, rule.tool);
  return true;
}

function askWhich(draft: Draft, { turnId, reading }: Turn, tool: PageTool): void {
  const parts = spoken(draft, `tool-which-${tool}` as ScriptKey);
  addReply(draft, { reason: 'clarify', turnId, reading, parts });
  const messageId = draft.state.messages.at(-1)?.id ?? '';
  draft.state.memory = { ...memoryOf(draft.state), toolAsked: { tool, messageId } };
}

/** The tool for which it was asked just now which product or code is meant. */
function askedBefore({ state }: Draft): PageTool | null {
  const { toolAsked } = memoryOf(state);
  const last = state.messages.findLast(({ role }) => role !== 'shopper');
  return toolAsked && toolAsked.messageId === last?.id ? toolAsked.tool : null;
}

function propose(draft: Draft, { turnId, reading }: Turn, call: ToolCall): void {
  // To look at a page costs nothing and changes nothing.
  if (call.tool === 'open-product') {
    useTool(draft, turnId, call);
    return;
  }
  const params = callParams(draft, call);
  const parts = spoken(draft, `tool-confirm-${call.tool}` as ScriptKey, params);
  addReply(draft, { reason: 'flow', turnId, reading, parts, choices: toolChoice(draft, call, params) });
}

/** A plain yes right after the question whether to do it. */
function agrees(draft: Draft, { turnId, text }: Turn): boolean {
  const last = draft.state.messages.findLast(({ role }) => role !== 'shopper');
  if (last?.role !== 'assistant' || last.reason !== 'flow' || last.choices.length !== 1) return false;
  const act = last.choices[0]?.act;
  if (act?.type !== 'tool' || yesOrNo(text) !== 'yes' || wordCount(foldWords(text)) > FEW_WORDS) return false;
  useTool(draft, turnId, act.call);
  return true;
}

/** How many are wanted: "two tins", "3 of these"; a number in the product's own name is none. */
function piecesIn(text: string, { entities }: Turn['reading']): number | null {
  const said = entities.reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  );
  const number = BARE.exec(foldWords(said))?.[1];
  return countIn(said) ?? (number === undefined ? null : numberWord(number));
}

/** Null where it is not known which product or code is meant. `isNamed`: only one that the message itself names will do. */
function callFor(draft: Draft, tool: PageTool, { text, reading }: Turn, isNamed = false): ToolCall | null {
  switch (tool) {
    case 'start-checkout':
      return isNamed ? null : { tool };
    case 'apply-coupon': {
      const code = CODE.exec(text)?.[0];
      return code === undefined ? null : { tool, code };
    }
    case 'add-to-cart':
    case 'open-product': {
      const talked = memoryOf(draft.state).questions.findLast(({ sku }) => sku !== null)?.sku;
      const sku = namedProduct(reading) ?? (isNamed ? null : (talked ?? productOnScreen(draft.state.context)));
      if (!sku) return null;
      if (tool === 'open-product') return { tool, sku };
      return { tool, sku, quantity: Math.min(piecesIn(text, reading) ?? 1, MOST_PIECES) };
    }
  }
}
