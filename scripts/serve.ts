import { fileURLToPath } from 'node:url';
import { startDemo } from './demo-server.ts';

const { url, close } = await startDemo({
  port: Number(process.env.PORT ?? 8080),
  dataDir: fileURLToPath(new URL('../.aisle/data', import.meta.url)),
  overlays: fileURLToPath(new URL('../.aisle/overlays', import.meta.url)),
});
console.log(`Aisle is at ${url}
  shops  ${url}/fresh/  ${url}/beauty/  ${url}/global/
  desk   ${url}/desk.html  (passcode: ${process.env.DESK_PASSCODE ?? 'aisle-demo'})
  studio ${url}/studio.html`);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void close().then(() => process.exit(0)));
