import { unzipSync } from 'fflate';
import { detectEncoding, type LogEncoding } from '#insight/log/read/detect-encoding.ts';
import { detectContainer } from '#insight/log/read/detect-format.ts';
import { isBinary } from '#insight/log/read/is-binary.ts';

/** Text is streamed; what has to be opened whole may be smaller only. Bytes. */
const MAX_TEXT_BYTES = 1_000_000_000;
const MAX_EXCEL_BYTES = 60_000_000;
const MAX_UNZIPPED_BYTES = 300_000_000;
const HEAD_BYTES = 256_000;

/** One file of logs, opened as what it is. */
export type OpenLog = { name: string; sizeBytes: number } & (
  | { kind: 'text'; encoding: LogEncoding; head: string; chunks: () => AsyncGenerator<{ text: string; bytes: number }> }
  | { kind: 'sheet'; rows: string[][] }
  | { kind: 'fault'; reason: 'file-too-large' | 'file-unreadable' | 'file-empty'; detail: string }
);

/** Opens a file; a zip gives each file in it. Never rejects: a file that cannot be opened says why. */
export async function openLogFile(file: File): Promise<OpenLog[]> {
  const { name, size: sizeBytes } = file;
  const fault = (reason: 'file-too-large' | 'file-unreadable' | 'file-empty', detail: string): OpenLog[] => [
    { name, sizeBytes, kind: 'fault', reason, detail },
  ];
  if (sizeBytes === 0) return fault('file-empty', '');
  try {
    const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
    const container = detectContainer(head, name);
    if (container === null && head[0] === 0xd0 && head[1] === 0xcf) return fault('file-unreadable', 'xls');
    if (container === null) {
      if (sizeBytes > MAX_TEXT_BYTES) return fault('file-too-large', String(MAX_TEXT_BYTES));
      const text = openText(file, head);
      return isBinary(text.head) ? fault('file-unreadable', 'binary') : [text];
    }
    const limit = container === 'excel' ? MAX_EXCEL_BYTES : MAX_UNZIPPED_BYTES;
    if (sizeBytes > limit) return fault('file-too-large', String(limit));
    if (container === 'excel') return [{ name, sizeBytes, kind: 'sheet', rows: await sheetRows(file) }];
    return await openZip(file);
  } catch (cause) {
    return fault('file-unreadable', cause instanceof Error ? cause.message.slice(0, 200) : '');
  }
}

function openText(file: File, head: Uint8Array): Extract<OpenLog, { kind: 'text' }> {
  const encoding = detectEncoding(head);
  return {
    name: file.name,
    sizeBytes: file.size,
    kind: 'text',
    encoding,
    head: new TextDecoder(encoding).decode(head, { stream: true }),
    async *chunks() {
      const decoder = new TextDecoder(encoding);
      const reader = file.stream().getReader();
      try {
        for (;;) {
          const { done, value } = await reader.read();
          if (done) break;
          yield { text: decoder.decode(value, { stream: true }), bytes: value.length };
        }
        yield { text: decoder.decode(), bytes: 0 };
      } finally {
        // Ended early, the rest need not be read.
        await reader.cancel().catch(() => {});
      }
    },
  };
}

/** The first sheet with words. Dates come as times of the wall: the reader of times takes them as such. */
async function sheetRows(file: File): Promise<string[][]> {
  const { default: readExcel } = await import('read-excel-file/universal');
  const sheets = await readExcel(file);
  const sheet = sheets.find(({ data }) => data.length > 1) ?? sheets[0];
  return (sheet?.data ?? []).map((row) => row.map(cellText));
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  // Excel knows no zone; the library gives the wall's time as if it were UTC.
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime())
      ? ''
      : cell
          .toISOString()
          .replace('T', ' ')
          .replace(/\.\d+Z$/, '');
  return String(cell).trim();
}

/** Files within a zip: its sizes are known before anything is unpacked. */
async function openZip(file: File): Promise<OpenLog[]> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let total = 0;
  const left: OpenLog[] = [];
  // At once: the library's other way starts workers from blobs, which a strict policy refuses, and this is one already.
  const files = unzipSync(bytes, {
    filter({ name, originalSize }) {
      if (name.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\.)/.test(name)) return false;
      total += originalSize;
      if (total <= MAX_UNZIPPED_BYTES) return true;
      const fault = { kind: 'fault', reason: 'file-too-large', detail: String(MAX_UNZIPPED_BYTES) } as const;
      left.push({ name: `${file.name}/${name}`, sizeBytes: originalSize, ...fault });
      return false;
    },
  });
  // An Excel file by another name is a zip too.
  if ('xl/workbook.xml' in files)
    return [{ name: file.name, sizeBytes: file.size, kind: 'sheet', rows: await sheetRows(file) }];
  const opened: OpenLog[] = left;
  for (const [name, content] of Object.entries(files)) {
    const inner = new File([content as Uint8Array<ArrayBuffer>], `${file.name}/${name}`);
    // No zip within a zip: nobody exports so, and bombs are made so.
    const isZip = content[0] === 0x50 && content[1] === 0x4b && !/\.xls[xm]$/i.test(name);
    opened.push(
      ...(isZip
        ? [
            {
              name: inner.name,
              sizeBytes: inner.size,
              kind: 'fault',
              reason: 'file-unreadable',
              detail: 'zip',
            } as const,
          ]
        : await openLogFile(inner)),
    );
  }
  return opened;
}
