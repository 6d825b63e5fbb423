import type { Operation, Placed, ProtocolDocument } from './protocol-document.ts';

/** The answer, to be read on; what is not written in the document is told, of a stream as it passes. */
export async function checkAnswer(
  document: ProtocolDocument,
  { part: operation, pointer }: Placed<Operation>,
  response: Response,
  tell: (fault: string) => void,
): Promise<Response> {
  const { status, headers } = response;
  const documented = operation.responses[String(status)];
  if (!documented) {
    tell(`status ${status} is not documented`);
    return response;
  }
  const { part, pointer: at } = document.resolve(documented, `${pointer}/responses/${status}`);
  for (const [name, { required }] of Object.entries(part.headers ?? {})) {
    const value = headers.get(name);
    if (value === null && required) tell(`${status} without header ${name}`);
    const fault = value === null ? null : document.faultsOf(`${at}/headers/${name}/schema`, value, true);
    if (fault) tell(`${status} header ${name}: ${fault}`);
  }
  const type = (headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
  if (type === '' && !part.content) return response;
  if (!part.content?.[type]) {
    tell(`content type "${type}" of ${status} is not documented`);
    return response;
  }
  const schema = `${at}/content/${type.replace('/', '~1')}/schema`;
  const check = (value: unknown, what: string) => {
    const fault = document.faultsOf(schema, value);
    if (fault) tell(`${what}: ${fault}`);
  };
  if (type === 'text/event-stream' && response.body) {
    return new Response(response.body.pipeThrough(checkEvents(check, tell)), { status, headers });
  }
  const text = await response.text();
  if (type === 'application/x-ndjson') {
    for (const line of text.split('\n').filter(Boolean)) check(JSON.parse(line), `line of ${status}`);
    return new Response(text, { status, headers });
  }
  const body: unknown = JSON.parse(text);
  check(body, `${status}`);
  if (type === 'application/problem+json' && (body as { status?: unknown }).status !== status) {
    tell(`a problem of status ${(body as { status?: unknown }).status} in an answer of status ${status}`);
  }
  return new Response(text, { status, headers });
}

/** The lines of a stream as it passes: fields that are documented, ids that grow, data that fits. */
function checkEvents(
  check: (value: unknown, what: string) => void,
  tell: (fault: string) => void,
): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  let rest = '';
  let lastId = '';
  return new TransformStream({
    transform(bytes, controller) {
      rest += decoder.decode(bytes, { stream: true });
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line.startsWith('data: ')) check(JSON.parse(line.slice(6)), 'event');
        else if (line.startsWith('id: ')) {
          if (line <= lastId) tell(`id after ${lastId} is ${line}`);
          lastId = line;
        } else if (!/^(|:.*|retry: \d+)$/.test(line)) tell(`odd line "${line}" in the stream`);
      }
      controller.enqueue(bytes);
    },
  });
}
