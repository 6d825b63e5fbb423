const own = import.meta.glob<string>('/tests/fixtures/packs/corner/**/*.{yaml,md,tsv}', {
  query: '?raw',
  import: 'default',
});
const base = import.meta.glob<string>('/examples/packs/base/**/*.{yaml,md,tsv}', { query: '?raw', import: 'default' });

/** Where the corner shop's `pack.yaml` says that its base lies. */
const BASE = '../../../../examples/packs/base/';

/** Sources of the corner shop as the Studio holds them. */
export async function cornerShop(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const [path, load] of Object.entries(own)) {
    files.set(path.replace('/tests/fixtures/packs/corner/', ''), await load());
  }
  for (const [path, load] of Object.entries(base)) {
    files.set(path.replace('/examples/packs/base/', BASE), await load());
  }
  return files;
}
