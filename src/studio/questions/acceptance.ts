import { parse } from 'yaml';
import type { MinedLog } from '#insight/mine/mined-log.ts';
import type { FileEdits, SourceFiles } from '../state/draft.ts';
import type { Proposal } from './rejection.ts';
import { type AskWords, askWordsOf, writeAskWords, writeFollowUp } from './write/write-chain.ts';
import { type AcceptedEntry, type EntryOrigin, fileOfEntry, writeEntry } from './write/write-entry.ts';
import { writeDecide, writeScript } from './write/write-script.ts';

/** What accepting would change in the sources; null where it has no place there yet. */
export type Acceptance = FileEdits | null;

export function acceptEntry(files: SourceFiles, entry: AcceptedEntry, origin: EntryOrigin): FileEdits {
  const file = fileOfEntry(entry.intent);
  return { [file]: writeEntry(files.get(file) ?? null, entry, origin) };
}

/**
 * The words that a chain's follow-up is offered in: what the sources say already, else a question of the topic's entry, else
 * none; null where the chain makes no step.
 */
export function chainWords(
  files: SourceFiles,
  result: MinedLog,
  proposal: Proposal & { kind: 'chain' },
): AskWords | null {
  const to = result.clusters.find(({ id }) => id === proposal.chain.topics.at(-1));
  const step = stepOf(result, proposal);
  if (!step || !to) return null;
  const own = result.entries.filter(({ cluster }) => cluster === to.id);
  const fitting = own.filter(({ intent }) => intent === step.intent);
  const words: AskWords = Object.fromEntries([
    ...Object.keys(to.languages).map((language) => [language, []]),
    ...(fitting.length > 0 ? fitting : own).flatMap(({ wordings }) =>
      Object.entries(wordings).map(([language, { questions }]) => [language, [questions[0] ?? to.central]]),
    ),
  ]);
  const [shop, below] = [files.get('scripts.yaml') ?? null, files.get('../base/scripts.yaml') ?? null];
  return { ...words, ...askWordsOf(shop, below, step.intent, Object.keys(words)) };
}

/** The last step of a chain becomes a follow-up choice: after the intent of the one topic, that of the other. */
export function acceptChain(
  files: SourceFiles,
  result: MinedLog,
  proposal: Proposal & { kind: 'chain' },
  changed?: AskWords,
): Acceptance {
  const step = stepOf(result, proposal);
  const words = changed ?? chainWords(files, result, proposal);
  if (!step || !words) return null;
  const scripts = writeAskWords(
    files.get('scripts.yaml') ?? null,
    files.get('../base/scripts.yaml') ?? null,
    step.intent,
    words,
  );
  return {
    'followups.yaml': writeFollowUp(files.get('followups.yaml') ?? null, files.get('../base/followups.yaml') ?? null, {
      ...step,
      probability: proposal.chain.confidence,
    }),
    ...(scripts === null ? {} : { 'scripts.yaml': scripts }),
  };
}

/** A soothing script becomes a variant of its key, words that helped to decide the `decide` line of the topic's entry. */
export function acceptScript(
  files: SourceFiles,
  result: MinedLog,
  { script }: Proposal & { kind: 'script' },
): Acceptance {
  const { kind, language, template } = script;
  if (kind !== 'decide') {
    const [own, below] = [files.get('scripts.yaml') ?? null, files.get('../base/scripts.yaml') ?? null];
    return { 'scripts.yaml': writeScript(own, below, { language, key: kind, template }) };
  }
  const entries = result.entries.filter(({ cluster }) => cluster === script.topic);
  const places = entries.flatMap(({ id, intent, relation }) => [
    ...(intent === null ? [] : [{ id, file: fileOfEntry(intent) }]),
    ...(relation.entry ? [relation.entry] : []),
  ]);
  for (const { id, file } of places) {
    const text = files.get(file);
    const written = text === undefined ? null : writeDecide(text, { entry: id, language, template });
    if (written !== null) return { [file]: written };
  }
  return null;
}

/**
 * Whether the sources have it already, by whatever way.
 *
 * @param reworded Id of a script → the words in which a person took it.
 */
export function isAccepted(
  files: SourceFiles,
  result: MinedLog,
  proposal: Proposal,
  reworded: Readonly<Record<string, string>> = {},
): boolean {
  switch (proposal.kind) {
    case 'entry':
      return [...files].some(
        ([file, text]) => /^answers\/mined-/.test(file) && text.includes(`id: ${proposal.entry.id}`),
      );
    case 'chain': {
      const step = stepOf(result, proposal);
      const list = step ? nextOf(files.get('followups.yaml'), step.from) : [];
      return list.some(({ intent }) => intent === step?.intent);
    }
    case 'script': {
      const { id, template } = proposal.script;
      const forms = [template, reworded[id] ?? template].flatMap(quotedForms);
      return [...files].some(
        ([file, text]) =>
          /^(?:scripts\.yaml|answers\/.*\.yaml)$/.test(file) && forms.some((form) => text.includes(form)),
      );
    }
  }
}

/** A line as it may stand in YAML: plain, in single quotes, in double quotes. */
const quotedForms = (line: string): string[] => [line, line.replaceAll("'", "''"), JSON.stringify(line).slice(1, -1)];

/** Intents of the last step; null where the reader gives none, or the same for both. */
function stepOf(result: MinedLog, { chain }: Proposal & { kind: 'chain' }): { from: string; intent: string } | null {
  const [from, to] = chain.topics
    .slice(-2)
    .map((id) => result.clusters.find((cluster) => cluster.id === id)?.intent?.label);
  return from === undefined || to === undefined || from === to ? null : { from, intent: to };
}

function nextOf(text: string | undefined, from: string): { intent: string }[] {
  try {
    const list = (text === undefined ? undefined : parse(text)?.next?.[from]) as unknown;
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}
