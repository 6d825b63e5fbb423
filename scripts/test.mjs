// `npm test`: on a machine with nothing but Node, installs, finds or fetches a browser, checks and tests everything.
import { ensureInstalled, run } from './ensure-installed.mjs';

ensureInstalled();
run('npx', ['tsx', 'scripts/ensure-browser.ts']);
run('node', ['tests/peers/install.mjs']);
run('npm', ['run', '--silent', 'verify']);
run('npx', ['tsx', 'scripts/build.ts']);
run('npx', ['playwright', 'test']);
// The benchmarks in their short form: that they run, not how fast.
for (const suite of [
  'understanding',
  'retrieval',
  'dialogue',
  'handoff',
  'generation',
  'guards',
  'languages',
  'advice',
  'clusters',
  'studio-import',
  'studio-scale',
  'script-lab',
  'private-insight',
])
  run('npx', ['tsx', 'scripts/bench.ts', suite, '--short']);
