import { createECDH, createPublicKey, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decrypt } from 'http_ece';
import { jwtVerify } from 'jose';

/** What came to the stand-in, as the browser would have it after decrypting. */
export interface Received {
  /** Of the subscription: its path at the push service. */
  path: string;
  headers: Record<string, string | string[] | undefined>;
  /** As `vapid` says it, the signature checked against the key in it. */
  vapid: { aud: unknown; sub: unknown; exp: number; key: string };
  // biome-ignore lint/suspicious/noExplicitAny: what a payload holds is what tests find out.
  payload: any;
}

/**
 * Stands in for a push service and the browsers behind it: takes what is posted, checks the signature by `jose`, and decrypts
 * by `http_ece` with each browser's own keys. Neither is the code that made them.
 */
export async function startPushReceiver() {
  const received: Received[] = [];
  const browsers = new Map<string, { receiver: ReturnType<typeof createECDH>; auth: string }>();
  let answer: { status: number; headers?: Record<string, string> } = { status: 201 };

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    try {
      if (answer.status === 201) received.push(await open(request.url ?? '', request.headers, Buffer.concat(chunks)));
      response.writeHead(answer.status, answer.headers).end();
    } catch (error) {
      response.writeHead(400).end(String(error));
    }
  });
  server.listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => server.once('listening', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function open(path: string, headers: Received['headers'], body: Buffer): Promise<Received> {
    const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(String(headers.authorization)) ?? [];
    const point = Buffer.from(key, 'base64url');
    const coordinate = (from: number) => point.subarray(from, from + 32).toString('base64url');
    const jwk = { kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33) };
    const { payload } = await jwtVerify(token, createPublicKey({ key: jwk, format: 'jwk' }), {
      audience: `http://${host}`,
      algorithms: ['ES256'],
      currentDate: new Date(0),
    });
    const browser = browsers.get(path);
    if (!browser) throw new Error(`no browser at ${path}`);
    const params = { version: 'aes128gcm', privateKey: browser.receiver, authSecret: browser.auth } as const;
    const text = decrypt(body, params).toString();
    const { aud, sub, exp = 0 } = payload;
    return { path, headers, vapid: { aud, sub, exp, key }, payload: JSON.parse(text) };
  }

  return {
    host,
    received,
    /** A browser's subscription, as `PushSubscription.toJSON` gives it. */
    subscription(name: string) {
      const receiver = createECDH('prime256v1');
      receiver.generateKeys();
      const auth = randomBytes(16).toString('base64url');
      browsers.set(`/${name}`, { receiver, auth });
      return { endpoint: `http://${host}/${name}`, keys: { p256dh: receiver.getPublicKey('base64url'), auth } };
    },
    /** How the stand-in answers from now on. */
    answerWith(status: number, headers?: Record<string, string>) {
      answer = { status, ...(headers && { headers }) };
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
