import type { Context } from 'hono';
import { Problem } from '../problem.ts';

/** Answers what was thrown. Only a `Problem` says anything; everything else is reported here and stays here. */
export function answerProblem(c: Context, error: unknown, reportError: (error: unknown) => void): Response {
  if (!(error instanceof Problem)) reportError(error);
  const response = (error instanceof Problem ? error : new Problem('unexpected')).toResponse();
  // Through the context, so that the headers of CORS are on it too.
  return c.newResponse(response.body, response);
}
