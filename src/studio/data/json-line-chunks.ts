import { AppError } from '#core/app-error.ts';
import type { RecordChunk } from './record-chunk.ts';

/** Characters of a chunk: parsed in some ten milliseconds, so that the page stays awake. */
const CHUNK = 1 << 20;

/** The objects of a file of JSON lines, never the whole file at once. Rejects with the line that is none. */
export async function* jsonLineChunks(file: File): AsyncGenerator<RecordChunk> {
  let line = 0;
  let read = 0;
  let rest = '';
  let chunk: string[] = [];
  let size = 0;
  const parsed = (): RecordChunk => {
    const records = chunk.flatMap((text) => {
      line += 1;
      return text.trim() === '' ? [] : [parse(text, `${file.name}:${line}`)];
    });
    chunk = [];
    size = 0;
    return { records, read, total: file.size };
  };
  const decoder = new TextDecoder();
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + (done ? `${decoder.decode()}\n` : decoder.decode(value, { stream: true }))).split('\n');
    read += value?.length ?? 0;
    rest = lines.pop() ?? '';
    for (const text of lines) {
      chunk.push(text);
      size += text.length;
      if (size >= CHUNK) yield parsed();
    }
    if (!done) continue;
    yield parsed();
    return;
  }
}

function parse(text: string, path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (cause) {
    throw new AppError('settings-invalid', { path, fault: 'not JSON' }, { cause });
  }
  throw new AppError('settings-invalid', { path, fault: 'not a JSON object' });
}
