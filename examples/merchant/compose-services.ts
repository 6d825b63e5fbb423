import type { Database } from './database/database.ts';
import type { Limits } from './limits.ts';
import { createActionService } from './services/action-service.ts';
import { createAssignmentService } from './services/assignment-service.ts';
import { createDeskRecordService } from './services/desk-record-service.ts';
import { createDeskService } from './services/desk-service.ts';
import { createDeskTicketService } from './services/desk-ticket-service.ts';
import { createEventService } from './services/event-service.ts';
import { createHandoffFeed } from './services/handoff-feed.ts';
import { createHandoffService } from './services/handoff-service.ts';
import { createIdentityService } from './services/identity/identity-service.ts';
import { createInsightService } from './services/insight-service.ts';
import { readRiskModel } from './services/notice-model.ts';
import { withNotices } from './services/notice-orders.ts';
import { createNoticeService } from './services/notice-service.ts';
import { createOrderService } from './services/order-service.ts';
import { createPresenceService } from './services/presence-service.ts';
import { createPrivacyService } from './services/privacy-service.ts';
import { createPushService, type PushSetup } from './services/push-service.ts';
import { createRateLimiter } from './services/rate-limiter.ts';
import { createRatingService } from './services/rating-service.ts';
import { createReportService } from './services/report-service.ts';
import { createReturnService } from './services/return-service.ts';
import { createTicketService } from './services/ticket-service.ts';
import type { Tokens } from './services/tokens.ts';
import type { Shop } from './shop.ts';

/** Everything that happens, over one database. */
export async function composeServices(options: {
  database: Database;
  shops: readonly Shop[];
  tokens: Tokens;
  limits: Limits;
  now: () => number;
  newId: () => string;
  /** Absent: no pushes. */
  push: PushSetup | undefined;
  /** File of a risk model of the merchant's own. */
  riskModel: string | undefined;
  reportError: (error: unknown) => void;
}) {
  const { database, shops, tokens, limits, now, newId, push, riskModel, reportError } = options;
  const feed = await createHandoffFeed(database);
  const presence = createPresenceService({ database, now });
  const notices = createNoticeService({ database, model: readRiskModel(riskModel), now });
  const limiter = (name: keyof Limits) => createRateLimiter(database, name, limits[name], now);
  return {
    events: createEventService({ database, feed, now }),
    handoffs: createHandoffService({ database, tokens, now, newId }),
    ratings: createRatingService({ database, now }),
    identities: createIdentityService({ database, tokens, now }),
    orders: withNotices(createOrderService({ database, tokens, limits, now }), notices, reportError),
    push: push ? await createPushService({ database, shops, notices, setup: push, now, newId }) : null,
    returns: createReturnService({ database, now, newId }),
    actions: createActionService({ database, now, newId }),
    tickets: createTicketService({ database, now, newId }),
    presence,
    desk: createDeskService({ database, shops, feed, presence, now }),
    assignments: createAssignmentService({ database, presence, now, newId }),
    records: createDeskRecordService({ database, now, newId }),
    deskTickets: createDeskTicketService({ database, shops, now }),
    privacy: createPrivacyService({ database, shops, now, newId }),
    reports: createReportService({ database, shops }),
    insight: createInsightService({ database, now }),
    limiters: {
      exchangesPerClient: limiter('exchangesPerClient'),
      handoffsPerClient: limiter('handoffsPerClient'),
      postsPerHandoff: limiter('postsPerHandoff'),
      actionsPerOrder: limiter('actionsPerOrder'),
      ticketsPerClient: limiter('ticketsPerClient'),
      signInsPerClient: limiter('deskSignInsPerClient'),
    },
  };
}
