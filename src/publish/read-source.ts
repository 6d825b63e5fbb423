import { SPECIALISTS, type SpecialistName } from '#commerce/specialist.ts';
import { LOCALES, type Locale } from '#core/locale.ts';
import { type LabelledExample, type Lexicon, lexiconSchema } from '#knowledge/pack-schema.ts';
import type { FlowSource } from './flows/flow-source.ts';
import { readFlows } from './flows/read-flows.ts';
import type { PackFault } from './pack-fault.ts';
import { readLocales } from './read-locales.ts';
import { namesIn, type Sourced, SourceReader, type SourceTree } from './source-reader.ts';
import {
  type AnswerSource,
  type AttributesSource,
  answerSource,
  attributesSource,
  type PackSource,
  type ProductSource,
  type PromotionSource,
  packSource,
  policyFrontMatter,
  productSource,
  promotionSource,
  reviewersSource,
  rulesSource,
  type ScriptsSource,
  scriptsSource,
} from './source-schema.ts';
import { armsOf } from './text-suffix.ts';

/** One `## Section {#id}` of a policy document, its text still Markdown. */
export interface PolicySource {
  id: string;
  locale: Locale;
  title: string;
  section: string;
  url?: string;
  markdown: string;
}

/** A message that tells of what a flow is for. */
export interface FlowExample {
  /** Id of the flow, or `none`. */
  flow: string;
  text: string;
}

/** Everything a source folder says, checked file by file but not yet against each other. */
export interface PackSources {
  pack: PackSource;
  answers: Sourced<AnswerSource>[];
  policies: Sourced<PolicySource>[];
  promotions: Sourced<PromotionSource>[];
  attributes: AttributesSource;
  products: Sourced<ProductSource>[];
  lexicon: Lexicon;
  /** Labelled messages; `entry` is the line. */
  examples: Sourced<LabelledExample>[];
  /** Messages that teach the flows to be told apart; `entry` is the line. */
  flowExamples: Sourced<FlowExample>[];
  scripts: ScriptsSource;
  rules: Record<string, unknown>;
  /** Languages beside those of `pack.yaml` in which some of it is there: from `locales/`. */
  partly: Locale[];
  /** What specialists work with, as their files say it; a specialist's own check is the builder's. */
  specialists: Partial<Record<SpecialistName, Record<string, unknown>>>;
  /** What the shop does step by step: its own, and those of what it extends. */
  flows: Sourced<FlowSource>[];
}

/** The second is what `npm run feed` writes. */
const PROMOTION_FILES = ['promotions.yaml', 'promotions-feed.yaml'];

const KNOWN = new Set([
  'pack.yaml',
  // What must stay right (`#replay/regression`): it is of the sources, and nothing of it gets into the pack.
  'regression',
  // What was meant by experiments, and how they ended: likewise.
  'experiments',
  'answers',
  'policies',
  ...PROMOTION_FILES,
  'attributes.yaml',
  'products',
  'lexicon.yaml',
  'examples.tsv',
  'scripts.yaml',
  'rules.yaml',
  'followups.yaml',
  'flows',
  'flow-examples.tsv',
  'reviewers.yaml',
  'locales',
  ...SPECIALISTS,
  'README.md',
]);
const POLICY_FILE = /^policies\/([a-z0-9-]+)\.([A-Za-z-]+)\.md$/;
const SECTION = /^## +(.+?) *\{#([a-z0-9-]+)\} *$/;

/** Reads a shop's sources; undefined when a file without which nothing can go on is missing or faulty. */
export function readSource(tree: SourceTree, faults: PackFault[]): PackSources | undefined {
  const reader = new SourceReader(tree, faults);
  const pack = reader.yaml('pack.yaml', packSource);
  const lexicon = reader.yaml('lexicon.yaml', lexiconSchema);
  const base = pack?.extends === undefined ? null : new SourceReader(tree, faults, `${pack.extends}/`);
  refuseUnknown(tree, pack?.extends, reader);
  const wording = readWording(reader, base, pack?.extends);
  if (reader.has('reviewers.yaml')) reader.yaml('reviewers.yaml', reviewersSource);
  const answers = reader.list('answers', '.yaml').flatMap((file) => reader.entries(file, answerSource, 'id'));
  const { partly, scripts } = readLocales(reader, base, answers);
  const files = {
    answers,
    partly,
    specialists: readSpecialists(reader),
    policies: reader.list('policies', '.md').flatMap((file) => readPolicy(reader, file)),
    promotions: PROMOTION_FILES.filter((file) => reader.has(file)).flatMap((file) =>
      reader.entries(file, promotionSource, 'id'),
    ),
    attributes: reader.has('attributes.yaml') ? (reader.yaml('attributes.yaml', attributesSource) ?? {}) : {},
    examples: readPairs(reader, 'examples.tsv', 'an intent').map(([intent, text, place]) => ({
      value: { intent, text },
      ...place,
    })),
    flowExamples: readPairs(reader, 'flow-examples.tsv', 'a flow').map(([flow, text, place]) => ({
      value: { flow, text },
      ...place,
    })),
    products: reader.list('products', '.yaml').flatMap((file) => reader.entries(file, productSource, 'sku')),
    flows: readFlows(reader, base, pack?.extends),
  };
  return pack === undefined || lexicon === undefined
    ? undefined
    : { pack, lexicon, ...files, ...wording, scripts: layScripts(wording.scripts, scripts) };
}

/** A file whose name says nothing to the compiler may be a mistyped one. */
function refuseUnknown({ files }: SourceTree, extended: string | undefined, reader: SourceReader): void {
  const base = extended === undefined ? null : `${extended}/`;
  const own = new Map([...files].filter(([path]) => base === null || !path.startsWith(base)));
  for (const name of namesIn(own, '')) {
    if (!KNOWN.has(name)) reader.fault({ file: name }, 'not a file of a pack source');
  }
}

/** `NAME/*.yaml` of each specialist laid together: lists one after the other, objects over each other. */
function readSpecialists(reader: SourceReader): PackSources['specialists'] {
  const read: PackSources['specialists'] = {};
  for (const name of SPECIALISTS) {
    const files = reader.list(name, '.yaml');
    if (files.length === 0) continue;
    read[name] = files.reduce((laid, file) => layTogether(laid, reader.yaml(file, rulesSource) ?? {}), {});
  }
  // What shoppers call countries is written down once, in `duty/`.
  if (read.region && isRecord(read.duty?.names)) read.region.names ??= read.duty.names;
  return read;
}

function layTogether(one: Record<string, unknown>, other: Record<string, unknown>): Record<string, unknown> {
  const laid = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const before = laid[key];
    if (Array.isArray(before) && Array.isArray(value)) laid[key] = [...before, ...value];
    else laid[key] = isRecord(before) && isRecord(value) ? layTogether(before, value) : value;
  }
  return laid;
}

/** `name TAB message` a line; empty lines and lines that begin with # say nothing. */
function readPairs(
  reader: SourceReader,
  file: string,
  label: string,
): [name: string, text: string, place: Omit<Sourced<0>, 'value'>][] {
  if (!reader.has(file)) return [];
  return reader
    .text(file)
    .split('\n')
    .flatMap((row, at) => {
      if (row.trim() === '' || row.startsWith('#')) return [];
      const place = { file: `${file}:${at + 1}`, entry: '' };
      const [name = '', text = '', ...more] = row.split('\t').map((cell) => cell.trim());
      if (name === '' || text === '' || more.length > 0) {
        reader.fault(place, `expected ${label}, a tab and a message`);
        return [];
      }
      return [[name, text, place]];
    });
}

/** Scripts and rules of the folder, laid over those of the folder it extends. */
function readWording(
  reader: SourceReader,
  base: SourceReader | null,
  extended: string | undefined,
): { scripts: ScriptsSource; rules: Record<string, unknown> } {
  const own = {
    scripts: reader.has('scripts.yaml') ? (reader.yaml('scripts.yaml', scriptsSource) ?? {}) : {},
    rules: readRules(reader),
  };
  if (base === null) return own;
  const scripts = base.has('scripts.yaml') ? base.yaml('scripts.yaml', scriptsSource) : undefined;
  const rules = readRules(base);
  if (!base.has('scripts.yaml') && !base.has('rules.yaml')) {
    reader.fault({ file: 'pack.yaml', field: 'extends' }, `${extended} has neither scripts.yaml nor rules.yaml`);
  }
  const laid = layOver(rules, own.rules);
  return { scripts: layScripts(withoutOldArms(scripts ?? {}, rules, laid), own.scripts), rules: laid };
}

/** A shop's own list of experiments ends those of the folder it extends: the words of their arms are nobody's then. */
function withoutOldArms(
  scripts: ScriptsSource,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): ScriptsSource {
  const running = new Set(armsOf(after));
  const old = new Set(armsOf(before).filter((arm) => !running.has(arm)));
  if (old.size === 0) return scripts;
  const kept: ScriptsSource = {};
  for (const locale of LOCALES) {
    const own = scripts[locale];
    if (own)
      kept[locale] = Object.fromEntries(Object.entries(own).filter(([key]) => !old.has(key.split('@')[1] ?? '')));
  }
  return kept;
}

/** Rules, with what shoppers ask next from its own file. */
function readRules(reader: SourceReader): Record<string, unknown> {
  const rules = reader.has('rules.yaml') ? (reader.yaml('rules.yaml', rulesSource) ?? {}) : {};
  if (!reader.has('followups.yaml')) return rules;
  return { ...rules, followUps: reader.yaml('followups.yaml', rulesSource) ?? {} };
}

function layScripts(base: ScriptsSource, own: ScriptsSource): ScriptsSource {
  const laid: ScriptsSource = {};
  for (const locale of LOCALES) {
    const keys = { ...base[locale], ...own[locale] };
    if (Object.keys(keys).length > 0) laid[locale] = keys;
  }
  return laid;
}

/** Objects are laid over member by member, everything else is replaced. */
function layOver(base: Record<string, unknown>, own: Record<string, unknown>): Record<string, unknown> {
  const laid = { ...base };
  for (const [key, value] of Object.entries(own)) {
    const below = laid[key];
    laid[key] = isRecord(below) && isRecord(value) ? layOver(below, value) : value;
  }
  return laid;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readPolicy(reader: SourceReader, file: string): Sourced<PolicySource>[] {
  const [, name = '', localeName = ''] = file.match(POLICY_FILE) ?? [];
  const locale = LOCALES.find((known) => known === localeName);
  if (locale === undefined) {
    reader.fault({ file }, 'a policy is named NAME.LOCALE.md, with one of the known locales');
    return [];
  }
  const [, frontMatter, body] = reader.text(file).match(/^---\n([\s\S]*?)\n---\n([\s\S]*)$/) ?? [];
  if (frontMatter === undefined || body === undefined) {
    reader.fault({ file }, 'front matter between two lines of --- is missing');
    return [];
  }
  const raw = reader.parseYaml(frontMatter, file);
  const head = raw && reader.check(raw.value, policyFrontMatter, { file, entry: 'front matter' });
  if (head === undefined) return [];
  const sections: Sourced<PolicySource>[] = [];
  let lead = '';
  for (const line of body.split('\n')) {
    const [, section, id] = line.match(SECTION) ?? [];
    if (section !== undefined && id !== undefined) {
      const value = {
        id: `${name}.${id}`,
        locale,
        title: head.title,
        section,
        markdown: '',
        ...(head.url === undefined ? {} : { url: head.url }),
      };
      sections.push({ value, file, entry: id });
      continue;
    }
    if (line.startsWith('## ')) reader.fault({ file, entry: line }, 'a section ends with its id: ## Title {#id}');
    const current = sections.at(-1);
    if (current === undefined) lead += line;
    else current.value.markdown += `${line}\n`;
  }
  if (lead.trim() !== '') reader.fault({ file }, 'there is text before the first ## Section {#id}');
  if (sections.length === 0) reader.fault({ file }, 'there is no ## Section {#id}');
  return sections;
}
