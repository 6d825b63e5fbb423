import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { build as viteBuild } from 'vite';
import { getManifest } from 'workbox-build';
import type { GeneratorModel } from '#llm/model.ts';
import { TARGET } from '../vite.config.ts';
import { compress } from './compress.ts';
import { gatherChunk } from './gather-chunk.ts';
import { modelRuntimes } from './model-runtimes.ts';
import { openEncoder } from './open-encoder.ts';
import { buildPack } from './pack/build-pack.ts';
import { compileFolder } from './pack/compile-folder.ts';
import { ensurePackKey } from './pack/pack-key.ts';
import { renderChat } from './pages/render-chat.ts';
import { renderShops } from './pages/render-shops.ts';
import { plainImports } from './plain-imports.ts';
import { simulateLog } from './studio/simulate-log.ts';
import { logAsCsv } from './studio/write-log.ts';
import { trimTemplates } from './trim-templates.ts';
import { writeSources } from './write-sources.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = path.join(ROOT, 'dist');
const AISLE = path.join(DIST, 'aisle');
export const SHOPS = ['fresh', 'beauty', 'global'] as const;

const inRoot = (...parts: string[]) => path.join(ROOT, ...parts);

/** Everything that is served: pages, demo shops, Aisle's own files, packs. */
async function build(): Promise<void> {
  await viteBuild({ root: ROOT, logLevel: 'warn' });
  const panel = await buildPanel();
  await buildLoaders(panel);
  await copyPocket();
  const publicKey = await buildPacks();
  writeSources({ sourceDir: inRoot('examples/packs'), outDir: path.join(DIST, 'studio/sources'), shops: SHOPS });
  await liftPages(publicKey);
  await writeSampleLog();
  const chatAssets = await renderDemoPages(publicKey);
  await buildServiceWorker(chatAssets);
  await compress(DIST);
}

/** The desk and the Studio keep their pages beside their code, and are served from the root; they are told where the shops' knowledge lies. */
async function liftPages(key: string): Promise<void> {
  const packs = JSON.stringify(Object.fromEntries(SHOPS.map((shop) => [shop, { pack: `/aisle/packs/${shop}`, key }])));
  for (const name of ['desk', 'studio']) {
    const page = await readFile(path.join(DIST, `src/${name}/${name}.html`), 'utf8');
    const told = page.replace('packs="{}"', () => `packs="${packs.replaceAll('"', '&quot;')}"`);
    if (told === page) throw new Error(`${name}.html has no place for the packs`);
    await writeFile(path.join(DIST, `${name}.html`), told);
  }
  await rm(path.join(DIST, 'src'), { recursive: true });
}

/** Conversations to try the Studio with. */
async function writeSampleLog(): Promise<void> {
  const { conversations } = simulateLog({ seed: 1, conversations: 4_000, days: 42 });
  await mkdir(path.join(DIST, 'studio'), { recursive: true });
  await writeFile(path.join(DIST, 'studio/sample-log.csv'), logAsCsv(conversations));
}

/** The pocket generator is fetched file by file, in parts: its files keep their names, in a folder named by their content. */
async function copyPocket(): Promise<void> {
  const shipped = JSON.parse(await readFile(inRoot('models/pocket/manifest.json'), 'utf8')) as {
    models: Pick<GeneratorModel, 'files' | 'mirrors'>[];
  };
  for (const { files, mirrors } of shipped.models) {
    for (const { path: name } of files) {
      const target = path.join(AISLE, 'models/pocket', mirrors[0] ?? '', name);
      await mkdir(path.dirname(target), { recursive: true });
      await copyFile(inRoot('models/pocket', name), target);
    }
  }
}

interface Panel {
  file: string;
  preloads: string[];
}

/** Names stand in the loader, where each byte counts: a hash does not compress. */
const HASH = '[hash:7]';
const SHORT: Readonly<Record<string, string>> = {
  'define-once': 'el',
  dialogue: 'talk',
  'kept-formats': 'text',
  'line-icon': 'icon',
  'rolldown-runtime': 'rt',
  'knowledge.worker': 'pack',
  'nlu.worker': 'reader',
};

/** The panel with its workers and lazy parts, every file named by its content. */
async function buildPanel(): Promise<Panel> {
  const dialogue = gatherChunk('dialogue', ['src/dialogue/step.ts', 'src/app/models.ts'], 'src/loader/panel.ts');
  const result = await viteBuild({
    root: ROOT,
    configFile: false,
    publicDir: false,
    base: './',
    logLevel: 'warn',
    ...modelRuntimes(),
    plugins: [trimTemplates(), plainImports(), dialogue.plugin],
    worker: {
      format: 'es',
      rollupOptions: { output: { entryFileNames: ({ name }) => `assets/${SHORT[name] ?? name}-${HASH}.js` } },
    },
    build: {
      target: TARGET,
      outDir: AISLE,
      modulePreload: false,
      assetsInlineLimit: 0,
      rollupOptions: {
        input: { panel: 'src/loader/panel.ts' },
        preserveEntrySignatures: 'allow-extension',
        output: {
          entryFileNames: `assets/[name]-${HASH}.js`,
          chunkFileNames: ({ name }) => `assets/${SHORT[name] ?? name}-${HASH}.js`,
          codeSplitting: { includeDependenciesRecursively: false, groups: [dialogue.group] },
        },
      },
    },
  });
  if (Array.isArray(result) || !('output' in result)) throw new Error('the panel gave no single output');
  const chunks = result.output.filter((file) => file.type === 'chunk');
  const entry = chunks.find(({ isEntry }) => isEntry);
  const lazy = chunks.find(({ name }) => name === dialogue.group.name);
  if (!entry || !lazy) throw new Error('the panel has no entry or no dialogue');
  const workers = result.output
    .map(({ fileName }) => fileName)
    .filter((file) => /\/(?:pack|reader)-.{7}\.js$/.test(file));
  // All that the first answer needs, so that nothing is found only once another part is there.
  const preloads = new Set([...entry.imports, ...workers, ...lazy.imports, lazy.fileName]);
  preloads.delete(entry.fileName);
  return { file: entry.fileName, preloads: [...preloads] };
}

/** `aisle.js` (the one tag) and `aisle.mjs` (the same as a module). Small enough to carry the panel's name inside. */
async function buildLoaders({ file, preloads }: Panel): Promise<void> {
  const shared: esbuild.BuildOptions = {
    bundle: true,
    minify: true,
    target: TARGET,
    define: { __AISLE_PANEL__: JSON.stringify(file), __AISLE_PRELOADS__: JSON.stringify(preloads) },
  };
  await esbuild.build({
    ...shared,
    entryPoints: [inRoot('src/loader/aisle.ts')],
    outfile: path.join(AISLE, 'aisle.js'),
    format: 'iife',
  });
  await esbuild.build({
    ...shared,
    entryPoints: [inRoot('src/loader/aisle-module.ts')],
    outfile: path.join(AISLE, 'aisle.mjs'),
    format: 'esm',
  });
}

async function buildPacks(): Promise<string> {
  const key = await ensurePackKey(inRoot('.aisle/pack-key.json'));
  const encoder = await openEncoder();
  for (const shop of SHOPS) {
    await buildPack({
      sourceDir: inRoot('examples/packs', shop),
      outDir: path.join(AISLE, 'packs', shop),
      privateKey: key.privateKey,
      encoder,
    });
  }
  return key.publicKey;
}

/** Writes the shops' pages and `chat.html`; gives the files that the latter needs. */
async function renderDemoPages(publicKey: string): Promise<string[]> {
  const pages = JSON.parse(await readFile(path.join(DIST, 'pages.json'), 'utf8')) as Record<string, PageEntry>;
  await rm(path.join(DIST, 'pages.json'));
  const filesOf = (entry: string): PageEntry[] => {
    const page = pages[entry];
    return page ? [page, ...(page.imports ?? []).flatMap(filesOf)] : [];
  };
  const assetsOf = (entry: string) => {
    const [own, ...shared] = filesOf(entry);
    if (!own) throw new Error(`${entry} was not built`);
    return { js: `/${own.file}`, css: [own, ...shared].flatMap(({ css = [] }) => css.map((name) => `/${name}`)) };
  };
  const aisleTag = (shop: string) =>
    `<script async src="/aisle/aisle.js" data-pack="/aisle/packs/${shop}" data-key="${publicKey}" ` +
    `data-backend="/${shop}/support/v1" data-locale="auto" data-theme="auto" data-position="right"></script>`;
  const sourceDir = inRoot('examples/packs');
  await renderShops({ sourceDir, outDir: DIST, shops: SHOPS, aisleTag, assets: assetsOf('src/demo/shop.ts') });
  renderChat({
    outDir: DIST,
    shops: SHOPS.map((shop) => shopNameOf(sourceDir, shop)),
    aisleTag,
    assets: assetsOf('src/demo/chat.ts'),
  });
  return filesOf('src/demo/chat.ts').flatMap(({ file, css = [] }) => [file, ...css]);
}

/** An entry of Vite's manifest. */
interface PageEntry {
  file: string;
  css?: string[];
  imports?: string[];
}

function shopNameOf(sourceDir: string, shop: string) {
  const { name } = compileFolder(path.join(sourceDir, shop));
  return { shop, name: { 'zh-Hans': name['zh-Hans'] ?? shop, en: name.en ?? shop } };
}

async function buildServiceWorker(chatAssets: string[]): Promise<void> {
  const bundled = await esbuild.build({
    entryPoints: [inRoot('workers/sw/aisle-sw.ts')],
    bundle: true,
    minify: true,
    write: false,
    target: TARGET,
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const { manifestEntries } = await getManifest({
    globDirectory: DIST,
    globPatterns: [
      'aisle/aisle.js',
      'aisle/assets/**/*.js',
      'chat.html',
      'chat.webmanifest',
      'icons/*.{svg,png}',
      ...chatAssets,
    ],
    // Kept when first used: the models' code, what runs where a page refuses workers or a browser lacks Ed25519, adapters
    // that few shops use, and the rarer languages.
    globIgnores: [
      'aisle/assets/{browser-encoder,llm.worker,transformers-engine,wllama-engine,web-llm-engine,lib,sampling,xmpp-handoff,chatwoot-handoff,medusa-orders,vendure-orders,knowledge-service,nlu-service,ed25519,sha2,zh-hant,es,pt,fr,de,it,pl,ru,ar,ja,ko,th,vi,id}-*.js',
    ],
    dontCacheBustURLsMatching: /(?:^|\/)assets\//,
    modifyURLPrefix: { '': '/' },
  });
  const code = new TextDecoder()
    .decode(bundled.outputFiles[0]?.contents)
    .replace('self.__WB_MANIFEST', () => JSON.stringify(manifestEntries));
  await writeFile(path.join(DIST, 'aisle-sw.js'), code);
}

await build();
