import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a command in the project's folder and ends this process with its status when it fails. */
export function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) process.exit(status ?? 1);
}

/** Installs the locked dependencies when they are missing or not those of the lock file. Needs nothing but Node. */
export function ensureInstalled() {
  const installed = `${root}node_modules/.package-lock.json`;
  const upToDate = existsSync(installed) && isSameTree(`${root}package-lock.json`, installed);
  if (!upToDate) run('npm', ['ci', '--no-audit', '--no-fund']);
}

/** npm notes what it installed in node_modules; optional packages of other platforms are not among it. */
function isSameTree(lockFile, installedFile) {
  const [locked, installed] = [lockFile, installedFile].map((file) => JSON.parse(readFileSync(file, 'utf8')).packages);
  return Object.entries(locked).every(
    ([name, { version, optional }]) => name === '' || optional || installed[name]?.version === version,
  );
}
