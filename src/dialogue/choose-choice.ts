import { addMessage, ask, type Draft } from './draft.ts';
import type { ConversationEvent } from './event.ts';
import { flowById } from './flows/flow-book.ts';
import { dropTopic, startFlow, trackFlow } from './flows/topics.ts';
import { wordless } from './flows/turn.ts';
import { foldWords } from './flows/words/fold.ts';
import { requestPerson } from './handoff.ts';
import { hearMessage } from './hear-message.ts';
import { meantBy } from './meant-by.ts';
import type { ConversationState } from './state.ts';
import { useTool } from './tools/use-tool.ts';
import { askForOtherWords } from './vote.ts';

/** A choice shown last whose label was typed out; one that is said as if typed needs no tap. */
export function typedChoice(
  { messages, handoff }: ConversationState,
  text: string,
): { messageId: string; choiceId: string } | null {
  const last = messages.at(-1);
  if (last?.role !== 'assistant' || handoff.phase === 'assigned') return null;
  const typed = foldWords(text);
  const choice = last.choices.find(({ label, act }) => act.type !== 'say' && foldWords(label) === typed);
  return choice ? { messageId: last.id, choiceId: choice.id } : null;
}

/** Does what the quick reply stands for that the shopper tapped; nothing where it is not known, or was taken before. */
export function choose(draft: Draft, event: Extract<ConversationEvent, { type: 'chose' }>): void {
  const message = draft.state.messages.find(({ id }) => id === event.messageId);
  const choice = message?.role === 'assistant' && message.choices.find(({ id }) => id === event.choiceId);
  if (!choice || draft.state.messages.some(({ id }) => id === event.id)) return;
  const turnId = event.id;
  switch (choice.act.type) {
    case 'say':
      hearMessage(draft, turnId, choice.act.text);
      return;
    case 'handoff':
      addMessage(draft, { role: 'shopper', id: turnId, at: event.at, text: choice.label, delivery: 'local' });
      requestPerson(draft, 'shopper_asked');
      return;
    case 'track':
      addMessage(draft, { role: 'shopper', id: turnId, at: event.at, text: choice.label, delivery: 'local' });
      startFlow(draft, trackFlow(draft.book), wordless(turnId, choice.label, draft.state.replyLocale));
      return;
    case 'rephrase':
      addMessage(draft, { role: 'shopper', id: turnId, at: event.at, text: choice.label, delivery: 'local' });
      askForOtherWords(draft, turnId);
      return;
    case 'cancel':
      addMessage(draft, { role: 'shopper', id: turnId, at: event.at, text: choice.label, delivery: 'local' });
      dropTopic(draft, turnId);
      return;
    case 'flow': {
      addMessage(draft, { role: 'shopper', id: turnId, at: event.at, text: choice.label, delivery: 'local' });
      const flow = flowById(draft.book, choice.act.flowId);
      if (flow) startFlow(draft, flow, meantBy(draft, turnId, choice.label, message));
      return;
    }
    case 'tool':
      addMessage(draft, { role: 'shopper', id: turnId, at: event.at, text: choice.label, delivery: 'local' });
      useTool(draft, turnId, choice.act.call);
      return;
    case 'entry': {
      const { entryId } = choice.act;
      addMessage(draft, { role: 'shopper', id: turnId, at: event.at, text: choice.label, delivery: 'local' });
      ask(draft, { type: 'open-entry', key: `entry.${turnId}`, turnId, entryId, locale: draft.state.replyLocale });
    }
  }
}
