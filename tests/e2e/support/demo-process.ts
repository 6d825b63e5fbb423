import { startDemo } from '#scripts/demo-server.ts';

// A server of its own for a test worker: options come in the environment, the address goes out on standard output.
const { url } = await startDemo({ port: 0, ...JSON.parse(process.env.AISLE_DEMO ?? '{}') });
console.log(JSON.stringify({ url }));
process.once('disconnect', () => process.exit(0));
