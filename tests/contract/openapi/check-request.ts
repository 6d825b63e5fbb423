import type { Operation, Parameter, Placed, ProtocolDocument } from './protocol-document.ts';

/** What every fetch sends, or a gateway adds; none of it is of the protocol. */
const COMMON = new Set(['accept', 'authorization', 'content-type', 'origin', 'x-forwarded-for', 'user-agent']);
/** A JWT, or the most of one. */
const TOKEN = /eyJ[\w-]{10,}\.[\w-]+/;

/** What of a request that succeeded, or was refused for another cause than its form, is not written in the document. */
export function requestFaults(
  document: ProtocolDocument,
  { path, part: operation, pointer }: Placed<Operation> & { path: string },
  asked: { url: URL; pathname: string; init: RequestInit },
): string[] {
  const { url, pathname, init } = asked;
  const headers = new Headers(init.headers);
  const faults: string[] = [];
  const parameters = (operation.parameters ?? []).map((written, index) =>
    document.resolve(written, `${pointer}/parameters/${index}`),
  );
  const known = (place: string, name: string) =>
    parameters.some(({ part }) => part.in === place && part.name.toLowerCase() === name);

  for (const { part, pointer: at } of parameters) {
    const value = askedValue(part, { url, pathname, path, headers });
    if (value === null && part.required) faults.push(`no ${part.in} ${part.name}`);
    const fault = value === null ? null : document.faultsOf(`${at}/schema`, value, true);
    if (fault) faults.push(`${part.in} ${part.name}: ${fault}`);
  }
  for (const name of url.searchParams.keys()) {
    if (!known('query', name.toLowerCase())) faults.push(`query ${name} is not documented`);
  }
  for (const name of headers.keys()) {
    if (!COMMON.has(name) && !known('header', name)) faults.push(`header ${name} is not documented`);
  }
  if (TOKEN.test(decodeURIComponent(url.href))) faults.push('a token in the URL');

  const needsToken = operation.security.length > 0 && operation.security.every((way) => Object.keys(way).length > 0);
  if (needsToken && !/^Bearer \S+$/i.test(headers.get('authorization') ?? ''))
    faults.push('it succeeded without a token');

  return [...faults, ...bodyFaults(document, operation, pointer, init, headers)];
}

function askedValue(
  { in: place, name }: Parameter,
  asked: { url: URL; pathname: string; path: string; headers: Headers },
): string | null {
  if (place === 'query') return asked.url.searchParams.get(name);
  if (place === 'header') return asked.headers.get(name);
  const index = asked.path.split('/').indexOf(`{${name}}`);
  return decodeURIComponent(asked.pathname.split('/')[index] ?? '');
}

function bodyFaults(
  document: ProtocolDocument,
  { requestBody }: Operation,
  pointer: string,
  { body }: RequestInit,
  headers: Headers,
): string[] {
  if (typeof body !== 'string' || body === '') return requestBody?.required ? ['no body'] : [];
  if (!requestBody) return ['a body is not documented'];
  const type = (headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
  if (!requestBody.content[type]) return [`a body of type "${type}" is not documented`];
  const fault = document.faultsOf(`${pointer}/requestBody/content/${type.replace('/', '~1')}/schema`, JSON.parse(body));
  return fault ? [`request: ${fault}`] : [];
}
