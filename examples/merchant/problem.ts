const TITLES = {
  'invalid-json': [400, 'The body is not JSON'],
  'invalid-request': [422, 'The request is not valid'],
  'body-too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'The body must be application/json'],
  unauthorised: [401, 'A valid token is needed'],
  'rate-limited': [429, 'Too many requests'],
  'order-not-found': [404, 'No order with these details'],
  'handoff-not-found': [404, 'No such conversation'],
  'handoff-closed': [409, 'The conversation is over'],
  'already-rated': [409, 'The conversation was rated before'],
  'handoff-not-yours': [409, 'The conversation is not yours'],
  'skill-missing': [409, 'The conversation needs a skill you do not have'],
  'agent-at-capacity': [409, 'You have as many conversations as you can take'],
  'agent-unavailable': [409, 'That agent cannot take it'],
  'ticket-not-found': [404, 'No such ticket'],
  'not-allowed': [403, 'Your role does not allow this'],
  'return-not-possible': [409, 'This order cannot be returned'],
  'idempotency-key-reused': [409, 'This Idempotency-Key was used for another request'],
  'no-such-route': [404, 'There is nothing here'],
  unexpected: [500, 'Something went wrong here'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemKind = keyof typeof TITLES;

export interface ProblemFacts {
  detail?: string;
  retryAfterS?: number;
  errors?: { path: string; message: string }[];
}

/** A failure the caller is told of, as RFC 9457 wants it. Thrown anywhere, answered in one place. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly kind: ProblemKind;
  readonly facts: ProblemFacts;

  constructor(kind: ProblemKind, facts: ProblemFacts = {}) {
    super(facts.detail ?? TITLES[kind][1]);
    this.kind = kind;
    this.facts = facts;
  }

  toResponse(): Response {
    const [status, title] = TITLES[this.kind];
    const { detail, retryAfterS, errors } = this.facts;
    const body = {
      type: `urn:problem-type:aisle:${this.kind}`,
      title,
      status,
      ...(detail !== undefined && { detail }),
      ...(retryAfterS !== undefined && { retry_after: retryAfterS }),
      ...(errors && { errors }),
    };
    const headers = new Headers({ 'content-type': 'application/problem+json' });
    if (status === 401) headers.set('www-authenticate', 'Bearer');
    if (retryAfterS !== undefined) headers.set('retry-after', String(retryAfterS));
    return new Response(JSON.stringify(body), { status, headers });
  }
}
