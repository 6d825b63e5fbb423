import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// `npm run train`: trains the readers that ship, and `npm run train:pocket` the generator, step by step, on the CPU. Each
// step leaves its result in `models/training/.work/`, so a run that was cut short goes on: `npm run train -- --from STEP`.

const TRAINING = new URL('../models/training/', import.meta.url);

interface Step {
  name: string;
  command: readonly string[];
}

const READERS: readonly Step[] = [
  { name: 'prepare', command: ['npx', 'tsx', 'prepare/prepare.ts'] },
  { name: 'tokenizer', command: ['python', 'encoder/tokenizer.py'] },
  { name: 'pretrain', command: ['python', 'encoder/pretrain.py'] },
  { name: 'encoder', command: ['python', 'encoder/train.py'] },
  { name: 'bags', command: ['python', 'nano/whole.py'] },
  { name: 'nano', command: ['python', 'nano/train.py'] },
  { name: 'wide', command: ['python', 'encoder/wide.py'] },
  { name: 'join', command: ['python', 'encoder/join.py'] },
  { name: 'export', command: ['python', 'encoder/export.py'] },
  { name: 'finish', command: ['npx', 'tsx', 'prepare/finish.ts'] },
  { name: 'curves', command: ['npx', 'tsx', 'prepare/curves.ts'] },
];

const POCKET: readonly Step[] = [
  { name: 'ranking', command: ['npx', 'tsx', 'pocket/fit-ranking.ts'] },
  { name: 'prepare', command: ['npx', 'tsx', 'pocket/prepare.ts'] },
  { name: 'tokenizer', command: ['npx', 'tsx', 'pocket/tokenizer.ts'] },
  { name: 'encode', command: ['npx', 'tsx', 'pocket/encode.ts'] },
  { name: 'train', command: ['python', 'pocket/train.py', '--workers', '2', '--minutes', '75'] },
  { name: 'export', command: ['python', 'pocket/export.py'] },
  { name: 'finish', command: ['npx', 'tsx', 'pocket/finish.ts'] },
];

const PACKAGES = 'python3-torch python3-onnx python3-numpy python3-sentencepiece libopenblas0-pthread brotli';

main(process.argv.slice(2));

function main(args: readonly string[]): void {
  const isPocket = args[0] === 'pocket';
  const [option, step] = isPocket ? args.slice(1) : args;
  const steps = isPocket ? POCKET : READERS;
  const from = option === '--from' ? step : steps[0]?.name;
  const first = steps.findIndex(({ name }) => name === from);
  if (first === -1) stop(`--from takes one of: ${steps.map(({ name }) => name).join(', ')}`);
  const python = findPython();
  for (const { name, command } of steps.slice(first)) {
    process.stdout.write(`— ${name}\n`);
    const [program = '', ...rest] = command;
    const run = spawnSync(program === 'python' ? python : program, rest, {
      cwd: fileURLToPath(TRAINING),
      env: { ...process.env, OMP_NUM_THREADS: '1', PYTHONHASHSEED: '0' },
      stdio: 'inherit',
    });
    if (run.status !== 0) {
      stop(`${name} failed; go on with: npm run ${isPocket ? 'train:pocket' : 'train'} -- --from ${name}`);
    }
  }
}

/** Debian's own Python first: another one earlier in PATH does not see Debian's torch. */
function findPython(): string {
  const candidates = [process.env.PYTHON ?? '', '/usr/bin/python3', 'python3'].filter(
    (path) => path !== '' && (!path.startsWith('/') || existsSync(path)),
  );
  const test =
    'import torch, onnx, numpy, sentencepiece; assert torch.__version__.startswith("1.13"), torch.__version__';
  const found = candidates.find((path) => spawnSync(path, ['-c', test]).status === 0);
  if (found === undefined) stop(`training needs Python with torch 1.13: on Debian 12, apt-get install ${PACKAGES}`);
  return found;
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
