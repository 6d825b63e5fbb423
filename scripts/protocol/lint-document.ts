import { createConfig, lintFromString } from '@redocly/openapi-core';
import { parse } from 'yaml';

interface Media {
  example?: unknown;
  examples?: object;
}
interface Answer {
  $ref?: string;
  content?: Record<string, Media & { schema?: { $ref?: string } }>;
}
interface Parameter {
  $ref?: string;
  name: string;
  in: string;
}
interface Operation {
  operationId?: string;
  summary?: string;
  security?: unknown[];
  parameters?: Parameter[];
  requestBody?: { content: Record<string, Media & { schema?: unknown }> };
  responses: Record<string, Answer>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
}

const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete']);
const PROBLEM = '#/components/schemas/Problem';
/** Making one twice does no harm: a session, a token, the next conversation. */
const REPEATABLE = new Set(['startDeskSession', 'startDeskSessionBySso', 'exchangeIdentity']);
const SECRET = /token|secret|password|passcode|api.?key/i;

/** What is wrong with an OpenAPI document: by the rules of the specification, and by those of this protocol. */
export async function lintDocument(yaml: string): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: yaml, absoluteRef: 'protocol.yaml', config });
  const faults = problems.map(
    ({ ruleId, message, location: [place] }) => `${place?.pointer ?? ''}: ${message} (${ruleId})`,
  );
  // What is no OpenAPI cannot be asked for more.
  if (problems.some(({ severity }) => severity === 'error')) return faults;
  return [...faults, ...ownFaults(parse(yaml) as Document)];
}

function ownFaults(document: Document): string[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => METHODS.has(method))
      .flatMap(([method, operation]) =>
        faultsOf(document, operation).map((fault) => `${method.toUpperCase()} ${path}: ${fault}`),
      ),
  );
}

function faultsOf(document: Document, operation: Operation): string[] {
  const { operationId, summary, security, requestBody, responses } = operation;
  const faults: string[] = [];
  if (!operationId) faults.push('no operationId');
  if (!summary) faults.push('no summary');
  if (!security) faults.push('no security: say whose token is taken, or [] for nobody’s');
  if (responses.default?.$ref !== '#/components/responses/Problem') faults.push('no default answer Problem');
  if (security?.some((way) => Object.keys(way as object).length > 0) && !responses['401']) faults.push('no answer 401');
  for (const status of requestBody ? ['400', '415', '422'] : []) {
    if (!responses[status]) faults.push(`no answer ${status}, and it takes a body`);
  }

  for (const [type, media] of Object.entries(requestBody?.content ?? {})) {
    if (!hasExample(media)) faults.push(`no example of the request (${type})`);
  }
  for (const [status, answer] of Object.entries(responses)) {
    const { content = {} } = resolve(document, answer);
    const isFailure = status === 'default' || Number(status) >= 400;
    if (isFailure && content['application/problem+json']?.schema?.$ref !== PROBLEM)
      faults.push(`${status} is no Problem`);
    if (isFailure) continue;
    for (const [type, media] of Object.entries(content)) {
      if (!hasExample(media)) faults.push(`no example of ${status} (${type})`);
    }
  }

  const parameters = (operation.parameters ?? []).map((parameter) => resolve(document, parameter));
  for (const { name, in: place } of parameters) {
    if (place !== 'header' && SECRET.test(name)) faults.push(`a secret in the URL: ${name}`);
  }
  const isOnce =
    parameters.some(({ name }) => name === 'Idempotency-Key') ||
    JSON.stringify(resolveBody(document, operation)).includes('"client_id"');
  if (responses['201'] && !isOnce && !REPEATABLE.has(operationId ?? '')) {
    faults.push('it makes something, and neither an Idempotency-Key nor a client_id keeps it from being made twice');
  }
  return faults;
}

const hasExample = (media: Media): boolean => media.example !== undefined || media.examples !== undefined;

function resolveBody(document: Document, { requestBody }: Operation): object {
  const schema = requestBody?.content['application/json']?.schema;
  return resolve(document, (schema ?? {}) as { $ref?: string });
}

function resolve<Part extends { $ref?: string }>(document: Document, part: Part): Part {
  if (!part.$ref) return part;
  const keys = part.$ref.slice(2).split('/');
  return keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document) as Part;
}
