import type { GuardRules } from '#llm/guard/guard-fault.ts';
import { withoutInstructions } from '#llm/guard/without-instructions.ts';
import type { GeneratorTask } from '#llm/tasks.ts';

/** How long a text may be, as the prompts ask for it with some room. */
const LIMITS: Readonly<Record<GeneratorTask['use'], Pick<GuardRules, 'maxSentences' | 'maxCharacters'>>> = {
  'word-answer': { maxSentences: 5, maxCharacters: 600 },
  'stand-alone': { maxSentences: 1, maxCharacters: 200 },
  summarise: { maxSentences: 3, maxCharacters: 500 },
};

/** What was said and what the shop wrote, without what speaks to a machine instead of the shopper. */
export function withoutOrders(task: GeneratorTask): GeneratorTask {
  if (task.use === 'word-answer') {
    return { ...task, sources: task.sources.map(({ id, text }) => ({ id, text: withoutInstructions(text) })) };
  }
  return { ...task, turns: task.turns.map(({ role, text }) => ({ role, text: withoutInstructions(text) })) };
}

/** Whether anything is left to make a text of. */
export function hasSource(task: GeneratorTask): boolean {
  const texts = task.use === 'word-answer' ? task.sources : task.turns;
  return texts.some(({ text }) => text.trim() !== '');
}

/** What the text of a task is held against. `more`: what else may be told, beside the task's own texts. */
export function rulesOf(task: GeneratorTask, names: readonly string[], more: readonly string[] = []): GuardRules {
  const { locale, use } = task;
  return { locale, names, ...LIMITS[use], ...groundsOf(task, more) };
}

function groundsOf(task: GeneratorTask, more: readonly string[]): Pick<GuardRules, 'grounds' | 'question'> {
  switch (task.use) {
    case 'word-answer':
      return { grounds: [...task.sources.map(({ text }) => text), ...more], question: task.question };
    case 'stand-alone':
      return { grounds: [...task.turns.map(({ text }) => text), task.followUp, ...more], question: task.followUp };
    case 'summarise':
      return { grounds: [...task.turns.map(({ text }) => text), ...more], question: '' };
  }
}
