import { parse } from 'yaml';
import type { MinedLog } from '#insight/mine/mined-log.ts';
import type { FileEdits, SourceFiles } from '../state/draft.ts';
import type { Proposal } from './rejection.ts';
import { writeAskWords, writeFollowUp } from './write/write-chain.ts';
import { type AcceptedEntry, type EntryOrigin, fileOfEntry, writeEntry } from './write/write-entry.ts';
import { writeDecide, writeScript } from './write/write-script.ts';

/** What accepting would change in the sources; null where it has no place there yet. */
export type Acceptance = FileEdits | null;

export function acceptEntry(files: SourceFiles, entry: AcceptedEntry, origin: EntryOrigin): FileEdits {
  const file = fileOfEntry(entry.intent);
  return { [file]: writeEntry(files.get(file) ?? null, entry, origin) };
}

/** The last step of a chain becomes a follow-up choice: after the intent of the one topic, that of the other. */
export function acceptChain(files: SourceFiles, result: MinedLog, proposal: Proposal & { kind: 'chain' }): Acceptance {
  const [from, to] = proposal.chain.topics.slice(-2).map((id) => result.clusters.find((cluster) => cluster.id === id));
  const step = stepOf(result, proposal);
  if (!step || !from || !to) return null;
  const own = result.entries.filter(({ cluster }) => cluster === to.id);
  const fitting = own.filter(({ intent }) => intent === step.intent);
  const words = Object.fromEntries(
    (fitting.length > 0 ? fitting : own).flatMap(({ wordings }) =>
      Object.entries(wordings).map(([language, { questions }]) => [language, questions[0] ?? to.central]),
    ),
  );
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

/** Whether the sources have it already, by whatever way. */
export function isAccepted(files: SourceFiles, result: MinedLog, proposal: Proposal): boolean {
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
    case 'script':
      return [...files].some(
        ([file, text]) => /^(?:scripts\.yaml|answers\/.*\.yaml)$/.test(file) && text.includes(proposal.script.template),
      );
  }
}

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
