// `npm start`: on a machine with nothing but Node, installs, builds and serves the demo shops with their backend.
import { ensureInstalled, run } from './ensure-installed.mjs';

ensureInstalled();
run('npx', ['tsx', 'scripts/build.ts']);
run('npx', ['tsx', 'scripts/serve.ts', ...process.argv.slice(2)]);
