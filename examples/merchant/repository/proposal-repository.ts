import type { DeskAgent, Proposal } from '#merchant/generated/protocol.ts';
import type { Queryable } from '../database/database.ts';
import type { ProposalRequest } from '../schemas/desk-requests.ts';

interface ProposalRow {
  id: string;
  at: Date;
  agentId: string;
  agentName: string;
  shop: string;
  question: string;
  answer: string;
  locale: string;
  handoffId: string | null;
}

const COLUMNS = `id, at, agent_id as "agentId", agent_name as "agentName", shop, question, answer, locale,
  handoff_id as "handoffId"`;

/** `again`: this agent proposed it under this id before, and this is that proposal. */
export async function keepProposal(
  db: Queryable,
  made: { id: string; at: string; agent: DeskAgent; proposal: ProposalRequest },
): Promise<{ proposal: Proposal; again: boolean }> {
  const { id, at, agent, proposal } = made;
  const [kept] = await db.query<ProposalRow>(
    `insert into proposals (id, at, agent_id, agent_name, client_id, shop, question, answer, locale, handoff_id)
      values ($1, $2::text::timestamptz, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict (agent_id, client_id) do nothing returning ${COLUMNS}`,
    [
      id,
      at,
      agent.id,
      agent.name,
      proposal.client_id,
      proposal.shop,
      proposal.question,
      proposal.answer,
      proposal.locale,
      proposal.handoff_id ?? null,
    ],
  );
  if (kept) return { proposal: toProposal(kept), again: false };
  const [before] = await db.query<ProposalRow>(
    `select ${COLUMNS} from proposals where agent_id = $1 and client_id = $2`,
    [agent.id, proposal.client_id],
  );
  if (!before) throw new Error('a proposal vanished between two statements');
  return { proposal: toProposal(before), again: true };
}

/** Newest first. */
export async function proposals(db: Queryable, limit: number): Promise<Proposal[]> {
  const rows = await db.query<ProposalRow>(`select ${COLUMNS} from proposals order by arrival desc limit $1`, [limit]);
  return rows.map(toProposal);
}

/** Those that came of these conversations, oldest first. */
export async function proposalsOf(db: Queryable, handoffIds: readonly string[]): Promise<Proposal[]> {
  const rows = await db.query<ProposalRow>(
    `select ${COLUMNS} from proposals where handoff_id in (select jsonb_array_elements_text($1::text::jsonb))
      order by arrival`,
    [JSON.stringify(handoffIds)],
  );
  return rows.map(toProposal);
}

/** Of these conversations: the question may be the shopper's own words. */
export async function eraseProposals(db: Queryable, handoffIds: readonly string[]): Promise<void> {
  await db.query('delete from proposals where handoff_id in (select jsonb_array_elements_text($1::text::jsonb))', [
    JSON.stringify(handoffIds),
  ]);
}

function toProposal({ at, agentId, agentName, handoffId, ...row }: ProposalRow): Proposal {
  return {
    ...row,
    at: at.toISOString(),
    agent: { id: agentId, name: agentName },
    ...(handoffId !== null && { handoff_id: handoffId }),
  };
}
