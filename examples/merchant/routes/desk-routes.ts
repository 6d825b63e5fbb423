import { type Context, Hono } from 'hono';
import { readJson, readOptionalJson } from '../http/read-json.ts';
import { ClosingSchema, NoteSchema, PresenceSchema, TransferSchema } from '../schemas/desk-requests.ts';
import { MessageSchema, TypingSchema } from '../schemas/handoff-request.ts';
import type { AssignmentService } from '../services/assignment-service.ts';
import type { DeskRecordService } from '../services/desk-record-service.ts';
import type { DeskService } from '../services/desk-service.ts';
import type { EventService } from '../services/event-service.ts';
import type { HandoffService, Speaker } from '../services/handoff-service.ts';
import type { PresenceService } from '../services/presence-service.ts';
import type { AgentOf } from './desk-agent.ts';
import { answerEvents } from './handoff-routes.ts';
import { limitedBody, SMALL_BODY_BYTES } from './limited-body.ts';
import { answerStream, type Streaming } from './streaming.ts';

/** The agents' side of handoffs, of all shops. */
export function deskRoutes(options: {
  agentOf: AgentOf;
  desk: DeskService;
  assignments: AssignmentService;
  records: DeskRecordService;
  presence: PresenceService;
  handoffs: HandoffService;
  events: EventService;
  streaming: Streaming;
}): Hono {
  const { agentOf, desk, assignments, records, presence, handoffs, events, streaming } = options;
  const speakerOf = async (c: Context): Promise<Speaker> => ({ from: 'agent', agent: await agentOf(c) });

  return new Hono()
    .get('/agents', async (c) => {
      await agentOf(c);
      return c.json({ agents: await presence.all() });
    })
    .post('/presence', limitedBody(SMALL_BODY_BYTES), async (c) => {
      const agent = await agentOf(c);
      return c.json(await presence.set(agent, await readJson(c, PresenceSchema)));
    })
    .post('/next', async (c) => {
      const agent = await agentOf(c);
      const taken = await assignments.acceptNext(agent);
      return taken === null ? c.body(null, 204) : c.json(await desk.row(agent, taken));
    })
    .get('/handoffs', async (c) => c.json(await desk.lists(await agentOf(c))))
    .get('/events', async (c) => {
      const agent = await agentOf(c);
      return answerStream(c, (signal) => desk.follow(agent, signal), streaming);
    })
    .get('/handoffs/:id', async (c) => {
      const agent = await agentOf(c);
      return c.json(await desk.detail(agent, c.req.param('id')));
    })
    .get('/handoffs/:id/events', async (c) => {
      await agentOf(c);
      return answerEvents(c, c.req.param('id'), events, streaming);
    })
    .post('/handoffs/:id/accept', async (c) => {
      const agent = await agentOf(c);
      const id = c.req.param('id');
      await assignments.accept(agent, id);
      return c.json(await desk.row(agent, id));
    })
    .post('/handoffs/:id/messages', limitedBody(SMALL_BODY_BYTES), async (c) => {
      const speaker = await speakerOf(c);
      const { event, again } = await handoffs.say(c.req.param('id'), speaker, await readJson(c, MessageSchema));
      return c.json(event, again ? 200 : 201);
    })
    .post('/handoffs/:id/typing', limitedBody(SMALL_BODY_BYTES), async (c) => {
      const speaker = await speakerOf(c);
      await handoffs.setTyping(c.req.param('id'), speaker, (await readJson(c, TypingSchema)).typing);
      return c.body(null, 204);
    })
    .post('/handoffs/:id/notes', limitedBody(SMALL_BODY_BYTES), async (c) => {
      const agent = await agentOf(c);
      const { note, again } = await records.note(agent, c.req.param('id'), await readJson(c, NoteSchema));
      return c.json(note, again ? 200 : 201);
    })
    .post('/handoffs/:id/transfer', limitedBody(SMALL_BODY_BYTES), async (c) => {
      const agent = await agentOf(c);
      const id = c.req.param('id');
      const { to_agent: agentId, to_skill: skill, note } = await readJson(c, TransferSchema);
      const to = skill === undefined ? { agentId: agentId ?? '' } : { skill };
      await assignments.transfer(agent, id, to, note);
      return c.json(await desk.row(agent, id));
    })
    .post('/handoffs/:id/close', limitedBody(SMALL_BODY_BYTES), async (c) => {
      const speaker = await speakerOf(c);
      await handoffs.close(c.req.param('id'), speaker, await readOptionalJson(c, ClosingSchema));
      return c.body(null, 204);
    });
}
