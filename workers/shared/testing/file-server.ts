import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RemoteFile } from '../remote-file.ts';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  mjs: 'text/javascript',
  wasm: 'application/wasm',
};

/** A server of files with ranges, that can be told to go wrong, and what was asked of it. */
export class FileServer {
  readonly files = new Map<string, Uint8Array>();
  /** As `/model` or `/model bytes=4194304-`. */
  asked: string[] = [];
  /** Instead of the file; null for the file. */
  instead: RequestListener | null = null;
  knowsRanges = true;
  /** Stays what it is when the server is closed. */
  url = '';
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      const { range } = request.headers;
      this.asked.push(range ? `${request.url} ${range}` : `${request.url}`);
      if (this.instead) this.instead(request, response);
      else this.answer(request, response);
    });
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  close(): Promise<void> {
    this.cut();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  /** Puts a file there: its bytes, or so many that nobody can guess. */
  serve(path: string, content: Uint8Array | number, mirrors: readonly string[] = [this.url]): RemoteFile {
    const bytes = typeof content === 'number' ? randomBytes(content) : content;
    this.files.set(`/${path}`, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { path, urls: mirrors.map((mirror) => `${mirror}/${path}`), bytes: bytes.length, sha256 };
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    const bytes = this.files.get(request.url ?? '');
    if (!bytes) return void response.writeHead(404).end();
    const type = TYPES[request.url?.split('.').pop() ?? ''];
    if (type) response.setHeader('content-type', type);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('cache-control', 'max-age=31536000, immutable');
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (!this.knowsRanges || from === 0) return void response.setHeader('content-length', bytes.length).end(bytes);
    response.writeHead(206, {
      'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}`,
      'content-length': bytes.length - from,
    });
    response.end(bytes.subarray(from));
  }

  /** Sends so many bytes of the file, and then nothing more. */
  holdAfter(count: number): RequestListener {
    return (request, response) => {
      const bytes = this.files.get(request.url ?? '') ?? new Uint8Array();
      response.writeHead(200, { 'content-length': bytes.length, 'access-control-allow-origin': '*' });
      response.write(bytes.subarray(0, count));
    };
  }

  /** Sends so many bytes of the file, then cuts the line: clients may not have read all of them. */
  cutAfter(count: number): RequestListener {
    return (request, response) => {
      const bytes = this.files.get(request.url ?? '') ?? new Uint8Array();
      response.writeHead(200, { 'content-length': bytes.length, 'access-control-allow-origin': '*' });
      response.write(bytes.subarray(0, count), () => response.destroy());
    };
  }

  /** Cuts every line. What was sent and not read yet is lost: clients drop it. */
  cut(): void {
    this.#server.closeAllConnections();
  }
}
