import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { MerchantBackend } from '#examples/merchant/create-merchant-backend.ts';
import { createNet, type Net } from './net.ts';

export interface ServedHere {
  url: string;
  net: Net;
  /** Breaks every connection. */
  cut(): void;
  close(): Promise<void>;
}

/** A backend of this process on a real port, with connections that can be broken. */
export async function serveHere(backend: MerchantBackend): Promise<ServedHere> {
  const server = createServer(getRequestListener(backend.fetch));
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url,
    net: createNet([url]),
    cut,
    async close() {
      await backend.drain();
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
