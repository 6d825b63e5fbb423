const texts = import.meta.glob<string>('/examples/packs/*/**/*.{yaml,md,tsv}', {
  query: '?raw',
  import: 'default',
});

/** Sources of an example shop as the Studio holds them: its own files, those of the pack it extends under `../base/`. */
export async function exampleShop(shop: 'fresh' | 'beauty' | 'global'): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const [path, load] of Object.entries(texts)) {
    const [, folder = '', file = ''] = path.match(/^\/examples\/packs\/([^/]+)\/(.+)$/) ?? [];
    if (folder === shop) files.set(file, await load());
    else if (folder === 'base') files.set(`../base/${file}`, await load());
  }
  return files;
}

/** A few files of the grocer: enough for every form, and quick to read. */
export async function smallShop(): Promise<Map<string, string>> {
  const files = await exampleShop('fresh');
  const kept =
    /^(pack|rules|scripts|lexicon|promotions|attributes)\.yaml$|^examples\.tsv$|^policies\/delivery\.|^answers\/(delivery|problems)\.|^products\/seafood\.|^flows\/ill\.|^\.\.\/base\/(scripts|rules)\.yaml$|^\.\.\/base\/flows\/(cancel|return|refund)\.yaml$/;
  return new Map([...files].filter(([path]) => kept.test(path)));
}
