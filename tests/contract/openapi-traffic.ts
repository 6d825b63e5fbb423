import { readFile } from 'node:fs/promises';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';

const DOCUMENT = new URL('../../docs/merchant-protocol.openapi.yaml', import.meta.url);
const ROOT = 'protocol';

type Fetch = (input: string, init?: RequestInit) => Promise<Response>;
type Json = Record<string, unknown>;

interface Operation {
  parameters?: { $ref?: string; name: string; in: string; required?: boolean }[];
  requestBody?: { required?: boolean; content: Record<string, unknown> };
  responses: Record<string, { $ref?: string; content?: Record<string, unknown> }>;
}

export interface OpenApiTraffic {
  /** Wraps `fetch`: every exchange is held against the document, every event of a stream too. */
  watch(fetch: Fetch): Fetch;
  /** What did not fit since the last call. */
  takeFaults(): string[];
  /** Operations that were seen to succeed, as `METHOD /path`. */
  seen(): string[];
}

/**
 * Holds HTTP traffic against the protocol's OpenAPI document, more strictly than a client would: a path, status,
 * parameter or field that is not written down is a fault, and `default` answers do not count as written down.
 *
 * @param basePath Where the shoppers' paths of the document are on this server, such as `/fresh/support/v1`.
 */
export async function createOpenApiTraffic(basePath: string): Promise<OpenApiTraffic> {
  const document = parse(await readFile(DOCUMENT, 'utf8')) as { paths: Record<string, Record<string, Operation>> };
  closeObjects(document);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(document, ROOT);

  const validators = new Map<string, ValidateFunction>();
  let faults: string[] = [];
  const seen = new Set<string>();

  /** Follows a reference, keeping the place so that schemas below it can be named. */
  function resolve<Part extends { $ref?: string }>(part: Part, pointer: string): { part: Part; pointer: string } {
    if (!part.$ref) return { part, pointer };
    const target = part.$ref.slice(1);
    const keys = target.slice(1).split('/');
    return { part: keys.reduce<unknown>((at, key) => (at as Json)[key], document) as Part, pointer: target };
  }

  function check(pointer: string, value: unknown, where: string): void {
    let validate = validators.get(pointer);
    if (!validate) {
      validate = ajv.compile({ $ref: `${ROOT}#${pointer}` });
      validators.set(pointer, validate);
    }
    if (!validate(value)) faults.push(`${where}: ${ajv.errorsText(validate.errors)}`);
  }

  function findOperation(method: string, url: URL): { path: string; operation: Operation } | null {
    const isDesk = url.pathname.startsWith('/desk/');
    if (!isDesk && !url.pathname.startsWith(`${basePath}/`)) return null;
    const asked = (isDesk ? url.pathname : url.pathname.slice(basePath.length)).split('/');
    const path = Object.keys(document.paths)
      // A literal path goes before one with a parameter in its place.
      .sort((a, b) => a.split('{').length - b.split('{').length)
      .find((candidate) => {
        const parts = candidate.split('/');
        return parts.length === asked.length && parts.every((part, i) => part.startsWith('{') || part === asked[i]);
      });
    const operation = path === undefined ? undefined : document.paths[path]?.[method];
    return path !== undefined && operation ? { path, operation } : null;
  }

  function checkRequest(operation: Operation, pointer: string, url: URL, init: RequestInit, where: string): void {
    const headers = new Headers(init.headers);
    const parameters = (operation.parameters ?? []).map((parameter) => resolve(parameter, '').part);
    for (const { name, in: place, required } of parameters) {
      if (place === 'header' && required && !headers.has(name)) faults.push(`${where}: no header ${name}`);
    }
    for (const name of url.searchParams.keys()) {
      if (!parameters.some((known) => known.in === 'query' && known.name === name)) {
        faults.push(`${where}: query ${name} is not documented`);
      }
    }
    if (typeof init.body === 'string') {
      if (!operation.requestBody) faults.push(`${where}: a body is not documented`);
      else check(`${pointer}/requestBody/content/application~1json/schema`, JSON.parse(init.body), `${where} request`);
    } else if (operation.requestBody?.required) faults.push(`${where}: no body`);
  }

  async function checkResponse(operation: Operation, pointer: string, response: Response, where: string) {
    const documented = operation.responses[String(response.status)];
    if (!documented) {
      faults.push(`${where}: status ${response.status} is not documented`);
      return response;
    }
    const { part, pointer: at } = resolve(documented, `${pointer}/responses/${response.status}`);
    const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
    const { status, headers } = response;
    if (type === '' && !part.content) return response;
    if (!part.content?.[type]) {
      faults.push(`${where}: content type "${type}" is not documented`);
      return response;
    }
    const schema = `${at}/content/${type.replace('/', '~1')}/schema`;
    if (type === 'text/event-stream' && response.body) {
      return new Response(response.body.pipeThrough(checkEvents(schema, where)), { status, headers });
    }
    const text = await response.text();
    check(schema, JSON.parse(text), `${where} ${status}`);
    return new Response(text, { status, headers });
  }

  /** The lines of a stream as it passes: fields that are documented, ids that grow, data that fits. */
  function checkEvents(schema: string, where: string): TransformStream<Uint8Array, Uint8Array> {
    const decoder = new TextDecoder();
    let rest = '';
    let lastId = '';
    return new TransformStream({
      transform(bytes, controller) {
        rest += decoder.decode(bytes, { stream: true });
        const lines = rest.split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          if (line.startsWith('data: ')) check(schema, JSON.parse(line.slice(6)), `${where} event`);
          else if (line.startsWith('id: ')) {
            if (line <= lastId) faults.push(`${where}: id after ${lastId} is ${line}`);
            lastId = line;
          } else if (!/^(|:.*|retry: \d+)$/.test(line)) faults.push(`${where}: odd line "${line}" in the stream`);
        }
        controller.enqueue(bytes);
      },
    });
  }

  return {
    watch:
      (fetch) =>
      async (input, init = {}) => {
        const url = new URL(input);
        const method = (init.method ?? 'GET').toLowerCase();
        const response = await fetch(input, init);
        const where = `${method.toUpperCase()} ${url.pathname}`;
        const found = findOperation(method, url);
        if (!found) {
          faults.push(`${where} is not documented`);
          return response;
        }
        const pointer = `/paths/${found.path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}`;
        if (response.ok) {
          seen.add(`${method.toUpperCase()} ${found.path}`);
          checkRequest(found.operation, pointer, url, init, where);
        }
        return checkResponse(found.operation, pointer, response, where);
      },
    takeFaults() {
      const taken = faults;
      faults = [];
      return taken;
    },
    seen: () => [...seen].sort(),
  };
}

/** Makes every object refuse fields it does not name, so that one nobody wrote down is noticed. */
function closeObjects(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  const schema = node as Json;
  if (schema.type === 'object' && schema.properties && schema.additionalProperties === undefined) {
    schema.additionalProperties = false;
  }
  for (const value of Object.values(schema)) closeObjects(value);
}
