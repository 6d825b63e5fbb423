import { Hono } from 'hono';
import { readJson, readOptionalJson, readQuery } from '../http/read-json.ts';
import {
  AuditQuerySchema,
  ProposalSchema,
  ReportQuerySchema,
  ShopperRefSchema,
  TicketClosingSchema,
  TicketQuerySchema,
} from '../schemas/desk-requests.ts';
import { InsightQuerySchema } from '../schemas/insight-report.ts';
import type { DeskRecordService } from '../services/desk-record-service.ts';
import type { DeskTicketService } from '../services/desk-ticket-service.ts';
import type { InsightService } from '../services/insight-service.ts';
import type { PrivacyService } from '../services/privacy-service.ts';
import type { ReportService } from '../services/report-service.ts';
import { type AgentOf, leadOnly } from './desk-agent.ts';
import { limitedBody, SMALL_BODY_BYTES } from './limited-body.ts';

/** What agents do beside conversations: tickets, proposals, and what leads look after. */
export function deskWorkRoutes(options: {
  agentOf: AgentOf;
  tickets: DeskTicketService;
  records: DeskRecordService;
  privacy: PrivacyService;
  reports: ReportService;
  insight: InsightService;
}): Hono {
  const { agentOf, tickets, records, privacy, reports, insight } = options;
  const leadOf = leadOnly(agentOf);

  return new Hono()
    .get('/tickets', async (c) => {
      await agentOf(c);
      return c.json({ tickets: await tickets.list(readQuery(c, TicketQuerySchema).state) });
    })
    .get('/tickets/:id', async (c) => c.json(await tickets.detail(await agentOf(c), c.req.param('id'))))
    .post('/tickets/:id/close', limitedBody(SMALL_BODY_BYTES), async (c) => {
      const agent = await agentOf(c);
      const said = await readOptionalJson(c, TicketClosingSchema);
      await tickets.close(agent, c.req.param('id'), said?.note);
      return c.body(null, 204);
    })
    .get('/photos/:id', async (c) => c.json({ photos: await tickets.photos(await agentOf(c), c.req.param('id')) }))
    .get('/proposals', async (c) => {
      await agentOf(c);
      return c.json({ proposals: await records.proposals() });
    })
    .post('/proposals', limitedBody(SMALL_BODY_BYTES), async (c) => {
      const agent = await agentOf(c);
      const { proposal, again } = await records.propose(agent, await readJson(c, ProposalSchema));
      return c.json(proposal, again ? 200 : 201);
    })
    .get('/audit', async (c) => {
      const lead = await leadOf(c);
      return c.json(await records.audit(lead, readQuery(c, AuditQuerySchema).before ?? null));
    })
    .get('/report', async (c) => {
      await leadOf(c);
      const { shop, month } = readQuery(c, ReportQuerySchema);
      return c.json(await reports.month(shop, month));
    })
    .get('/insight-reports', async (c) => {
      await leadOf(c);
      const { shop, week } = readQuery(c, InsightQuerySchema);
      const headers = {
        'content-type': 'application/x-ndjson; charset=utf-8',
        'content-disposition': `attachment; filename="insight-${week ?? 'all'}.jsonl"`,
      };
      return c.body(await insight.lines(shop, week ?? null), 200, headers);
    })
    .post('/privacy/export', limitedBody(SMALL_BODY_BYTES), async (c) => {
      const lead = await leadOf(c);
      const { shop, customer_id } = await readJson(c, ShopperRefSchema);
      return c.json(await privacy.export(lead, shop, customer_id));
    })
    .post('/privacy/erasure', limitedBody(SMALL_BODY_BYTES), async (c) => {
      const lead = await leadOf(c);
      const { shop, customer_id } = await readJson(c, ShopperRefSchema);
      return c.json(await privacy.erase(lead, shop, customer_id));
    });
}
