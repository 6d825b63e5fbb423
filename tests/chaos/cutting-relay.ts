import type { AddressInfo } from 'node:net';
import { connect as connectTo, createServer, type Socket } from 'node:net';

/** Passes connections on to a port of this machine, and breaks each after so many bytes of answers. */
export async function startCuttingRelay(
  port: number,
  budget: () => number,
): Promise<{ url: string; close(): Promise<void> }> {
  const open = new Set<Socket>();
  const relay = createServer((client) => {
    const server = connectTo(port, '127.0.0.1');
    let left = budget();
    const cut = () => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', cut).on('close', cut);
    }
    client.pipe(server);
    server.on('data', (bytes: Buffer) => {
      client.write(bytes.subarray(0, left));
      left -= bytes.length;
      // In the middle of an answer, an event or a character; what was sent before still arrives.
      if (left <= 0) client.destroySoon();
    });
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => relay.close(resolve));
    },
  };
}
