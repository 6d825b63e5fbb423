import * as v from 'valibot';
import { AppError, type AppErrorCode } from '#core/app-error.ts';
import { parseAnswer, parseBody } from '../shared/parse-answer.ts';
import type { RestClient } from '../shared/rest-client.ts';

const GraphQlAnswer = v.object({
  data: v.optional(v.nullable(v.unknown())),
  errors: v.optional(
    v.array(v.object({ message: v.string(), extensions: v.optional(v.object({ code: v.optional(v.string()) })) })),
  ),
});

export interface ShopQuery<Output> {
  query: string;
  variables: Record<string, unknown>;
  /** What `data` must be. */
  schema: v.GenericSchema<unknown, Output>;
  /** The shopper's session; null for a guest. */
  token: string | null;
  /** What "not for you" means to who asks. */
  forbidden: AppErrorCode;
}

/** Asks Vendure's shop API. GraphQL says what went wrong in the body of a good answer. */
export async function askShop<Output>(
  client: RestClient,
  { query, variables, schema, token, forbidden }: ShopQuery<Output>,
  signal: AbortSignal | undefined,
): Promise<Output> {
  const { data, errors } = await client.ask(
    { purpose: 'order', method: 'POST', path: '', token, body: { query, variables } },
    (response) => parseBody(GraphQlAnswer, response),
    signal,
  );
  const [error] = errors ?? [];
  if (error?.extensions?.code === 'FORBIDDEN') throw new AppError(forbidden);
  if (error) throw new AppError('backend-invalid', { path: 'errors[0]', reason: error.message.slice(0, 200) });
  return parseAnswer(schema, data);
}
