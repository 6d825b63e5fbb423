import type { MinedLog } from '#insight/mine/mined-log.ts';
import type { SourceFiles } from '../state/draft.ts';
import type { Workshop } from '../state/workshop.ts';
import { type Acceptance, acceptChain, acceptEntry, acceptScript, chainWords } from './acceptance.ts';
import { originOf } from './origin-of.ts';
import type { Proposal } from './rejection.ts';
import type { AskWords } from './write/write-chain.ts';
import type { AcceptedEntry } from './write/write-entry.ts';

/** What a person made of a proposal: an entry, or by language the words of a follow-up or the golden ones. */
export type Changed = AcceptedEntry | AskWords;

/** The words of a chain or a script that accepting would write, to be changed before; null where they have no place yet. */
export function wordsOf(
  files: SourceFiles,
  result: MinedLog,
  proposal: Exclude<Proposal, { kind: 'entry' }>,
): AskWords | null {
  if (proposal.kind === 'chain') return chainWords(files, result, proposal);
  const { language, template } = proposal.script;
  return acceptScript(files, result, proposal) === null ? null : { [language]: [template] };
}

/** What accepting changes in the sources, and what the step is called. */
export async function acceptProposal(
  workshop: Workshop,
  result: MinedLog,
  proposal: Proposal,
  changed?: Changed,
): Promise<{ edits: Acceptance; name: string }> {
  const { files } = workshop.draft;
  switch (proposal.kind) {
    case 'entry': {
      const { id, wordings, intent } = proposal.entry;
      const taken = (changed as AcceptedEntry | undefined) ?? { id, wordings, intent: intent ?? '' };
      const edits = acceptEntry(files, taken, await originOf(workshop, proposal.entry));
      return { edits, name: Object.values(taken.wordings)[0]?.title ?? id };
    }
    case 'chain': {
      const edits = acceptChain(files, result, proposal, changed as AskWords | undefined);
      return { edits, name: proposal.topics.join(' → ') };
    }
    case 'script': {
      const { script } = proposal;
      const template = (changed as AskWords | undefined)?.[script.language]?.[0] ?? script.template;
      return {
        edits: acceptScript(files, result, { kind: 'script', script: { ...script, template } }),
        name: template,
      };
    }
  }
}
