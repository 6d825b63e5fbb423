/** One server-sent event. */
export interface SseItem {
  /** The last `id:` so far; empty before the first. */
  id: string;
  data: string;
}

export interface SseParser {
  /** Events that the bytes complete. What is left over waits for the next bytes. */
  push(bytes: Uint8Array): SseItem[];
  /** The server's wish for the wait before a new connection. */
  retryMs: number | null;
}

/** Reads `text/event-stream` as the HTML standard says, however the bytes are cut. `event:` is of no use here. */
export function createSseParser(): SseParser {
  const decoder = new TextDecoder();
  let rest = '';
  let id = '';
  let data: string[] = [];

  const parser: SseParser = {
    retryMs: null,
    push(bytes) {
      rest += decoder.decode(bytes, { stream: true });
      const items: SseItem[] = [];
      // A line feed may still follow a carriage return at the very end: such a line is not complete yet.
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line === '') {
          if (data.length > 0) items.push({ id, data: data.join('\n') });
          data = [];
          continue;
        }
        const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/su.exec(line) ?? [];
        if (field === 'data') data.push(value);
        else if (field === 'id' && !value.includes('\0')) id = value;
        else if (field === 'retry' && /^\d+$/.test(value)) parser.retryMs = Number(value);
      }
      return items;
    },
  };
  return parser;
}
