import { AppError } from '#core/app-error.ts';

/** A failure that the page tells of. What is none of the backend's, and a token that ran out, is thrown on. */
export function toldFault(cause: unknown): AppError {
  if (!(cause instanceof AppError) || cause.code === 'unauthorised') throw cause;
  return cause;
}

/** The token is that of no lead. */
export const notAllowed = ({ details }: AppError): 'not-allowed' | undefined =>
  details.problem === 'not-allowed' ? 'not-allowed' : undefined;
