import type { AuditEntry, DeskAgent, DeskNote, NoteRequest, Proposal } from '#merchant/generated/protocol.ts';
import type { Database } from '../database/database.ts';
import { encodeNotice, NOTICE_CHANNEL } from '../handoff-notice.ts';
import { Problem } from '../problem.ts';
import { deeds, noteDeed } from '../repository/audit-repository.ts';
import { handoffById } from '../repository/handoff-repository.ts';
import { addNote } from '../repository/note-repository.ts';
import { keepProposal, proposals } from '../repository/proposal-repository.ts';
import type { ProposalRequest } from '../schemas/desk-requests.ts';

const MAX_PROPOSALS = 200;
const AUDIT_PAGE = 100;

/** What agents write down for others: notes, proposals; and what is written down about them. */
export interface DeskRecordService {
  note(agent: DeskAgent, handoffId: string, note: NoteRequest): Promise<{ note: DeskNote; again: boolean }>;
  propose(agent: DeskAgent, proposal: ProposalRequest): Promise<{ proposal: Proposal; again: boolean }>;
  proposals(): Promise<Proposal[]>;
  audit(agent: DeskAgent, before: string | null): Promise<{ entries: AuditEntry[]; next_cursor: string | null }>;
}

export function createDeskRecordService(options: {
  database: Database;
  now: () => number;
  newId: () => string;
}): DeskRecordService {
  const { database, now, newId } = options;
  const timeNow = () => new Date(now()).toISOString();
  return {
    async note(agent, handoffId, { client_id: clientId, text }) {
      const handoff = await handoffById(database, handoffId);
      if (!handoff) throw new Problem('handoff-not-found');
      const at = timeNow();
      return database.transaction(async (transaction) => {
        const kept = await addNote(transaction, handoffId, agent, { clientId, text, at });
        if (kept.again) return kept;
        const { shop } = handoff;
        await noteDeed(transaction, { at, actor: agent.id, action: 'note-added', shop, subject: handoffId });
        await transaction.notify(NOTICE_CHANNEL, [encodeNotice({ kind: 'note', handoffId, agentId: null })]);
        return kept;
      });
    },

    propose: (agent, proposal) =>
      database.transaction(async (transaction) => {
        const at = timeNow();
        const kept = await keepProposal(transaction, { id: `prp_${newId()}`, at, agent, proposal });
        const { id, shop } = kept.proposal;
        if (!kept.again)
          await noteDeed(transaction, { at, actor: agent.id, action: 'proposal-made', shop, subject: id });
        return kept;
      }),

    proposals: () => proposals(database, MAX_PROPOSALS),

    async audit(agent, before) {
      const entries = await deeds(database, before, AUDIT_PAGE + 1);
      // Every page: what is noted is newer than what is paged back to.
      await noteDeed(database, { at: timeNow(), actor: agent.id, action: 'audit-read' });
      const page = entries.slice(0, AUDIT_PAGE);
      return { entries: page, next_cursor: entries.length > AUDIT_PAGE ? (page.at(-1)?.id ?? null) : null };
    },
  };
}
