// Other people's servers and screens that some tests run against: installed beside this file, or in the folder named, when
// they are missing or not those of the lock file. Where they cannot be had, those tests are skipped.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL(process.argv[2] ? `./${process.argv[2]}/` : '.', import.meta.url));
const installedFile = `${folder}node_modules/.package-lock.json`;

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

function isUpToDate() {
  if (!existsSync(installedFile)) return false;
  const installed = packagesOf(installedFile);
  return Object.entries(packagesOf(`${folder}package-lock.json`)).every(
    ([name, { version, optional, dev, peer }]) =>
      name === '' || optional || dev || peer || installed[name]?.version === version,
  );
}

if (!isUpToDate()) {
  // Nothing of it has to be compiled, and none of its install scripts is needed.
  const args = ['ci', '--omit=dev', '--ignore-scripts', '--engine-strict=false', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', args, { cwd: folder, stdio: 'inherit' });
  if (status !== 0) console.warn('The peers could not be installed: tests that need them are skipped.');
}
