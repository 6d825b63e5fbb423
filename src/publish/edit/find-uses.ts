import type { SourceFiles } from '../source-files.ts';
import { readJsonLines } from './json-lines.ts';
import type { EditKind, SourcePlace } from './pack-entry.ts';
import type { YamlPath } from './plain-value.ts';
import { membersOf, type ReadYaml } from './read-entries.ts';

/** A place that names something; `isKey`: the key of a member does, not its value. */
export interface Use extends SourcePlace {
  isKey: boolean;
  /** What stands before the name in the value. */
  prefix?: string;
  /** With what a name must begin that is said without it. */
  without?: string;
}

/** As the key of a member, or as a value behind a prefix, or without one of its own; with none of these the value is the name. */
type How = Pick<Partial<Use>, 'isKey' | 'prefix' | 'without'>;
const KEY: How = { isKey: true };
const REGRESSION = /^regression\/.*\.jsonl$/;
const RULES = /^rules\.yaml$/;
const ADVICE = /^advice\//;
const DUTY = /^duty\//;
const REGION = /^region\//;
/** What a regression case expects to be shown. */
const FACTS = '*.turns.*.expect.facts.*';
const ENTRY: How = { prefix: 'entry:' };

type Named = readonly (readonly [file: RegExp, way: string, how?: How])[];

/** What the shop's own words stand behind in `region/`: answers and sections of policies. */
const CITED: Named = [
  [REGION, 'citations.*', KEY],
  [REGION, 'rules.*.cites.*'],
  [REGION, 'areas.*'],
];

/**
 * Where each kind of name may stand: by file, and by what the way there looks like (`*`: any one member, or line). The pack that is
 * extended names what is its own, and is not the shop's to change.
 */
const NAMED: Partial<Record<EditKind, Named>> = {
  answer: [
    [RULES, 'notices.guides.*'],
    [RULES, 'insight.entries.*'],
    [/^followups\.yaml$/, 'next.*', KEY],
    [/^locales\//, 'answers.*', KEY],
    [ADVICE, 'conflicts.*.source'],
    ...CITED,
    [REGRESSION, FACTS, ENTRY],
  ],
  product: [
    [/^promotions(-feed)?\.yaml$/, '*.skus.*'],
    [RULES, 'trace.kinds.*.skus.*'],
    [RULES, 'notices.guides.*'],
    [/^followups\.yaml$/, 'next.*', KEY],
    [ADVICE, 'products.*', KEY],
    [ADVICE, 'conflicts.*.a.product'],
    [ADVICE, 'conflicts.*.b.product'],
    [ADVICE, 'conflicts.*.source'],
    [ADVICE, 'conflicts.*.swap.*'],
    [ADVICE, 'associations.rules.*.given.*'],
    [ADVICE, 'associations.rules.*.follows'],
    [ADVICE, 'associations.neighbours.*', KEY],
    [ADVICE, 'associations.neighbours.*.*.sku'],
    [DUTY, 'tariffs.*.*.rates.*.skus.*'],
    [DUTY, 'restricted.*.skus.*'],
    [DUTY, 'localStock.*.skus.*'],
    [REGION, 'goods.*.skus.*'],
    [REGION, 'rules.*.goods.*'],
    [REGRESSION, FACTS, { prefix: 'product:' }],
    [REGRESSION, '*.context.product'],
  ],
  promotion: [
    [RULES, 'offers.*.promotion'],
    [REGRESSION, FACTS, ENTRY],
  ],
  policy: [[/^answers\//, '*.policies.*'], ...CITED, [REGRESSION, FACTS, ENTRY]],
  script: [
    [RULES, 'experiments.*.key'],
    [RULES, 'starters.*', { without: 'starter-' }],
    [/^experiments\/.*\.yaml$/, 'key'],
    [ADVICE, 'dimensions.*.ask.script'],
    [REGION, 'rules.*.say', { without: 'region-rule-' }],
  ],
  flow: [
    [/^flows\//, 'steps.*.jump'],
    [REGRESSION, '*.turns.*.expect.flow'],
    [REGRESSION, '*.turns.*.expect.topics.*'],
  ],
};

/** Every place of the sources that names this entry, its own id not among them. */
export function findUses(files: SourceFiles, yaml: ReadYaml, kind: EditKind, id: string): Use[] {
  const ways = NAMED[kind] ?? [];
  return [...files].flatMap(([file, text]) => {
    const own = ways.flatMap(([pattern, way, how = {}]) => {
      const name = pattern.test(file) ? nameIn(id, how) : null;
      return name === null ? [] : [{ way, how, name }];
    });
    // Reading a file costs more than looking whether the name is in it at all.
    if (!own.some(({ name }) => text.includes(name))) return [];
    const root = REGRESSION.test(file) ? readJsonLines(text) : yaml(text);
    return own.flatMap(({ way, how, name }) =>
      along(root, way.split('.'))
        .filter(({ path, value }) => (how.isKey ? path.at(-1) : value) === name)
        .map(({ path }) => ({ file, path, isKey: false, ...how })),
    );
  });
}

/** How an id is said there; null where one of this name cannot be. */
export function nameIn(id: string, how: How): string | null {
  const { prefix = '', without = '' } = how;
  return id.startsWith(without) ? `${prefix}${id.slice(without.length)}` : null;
}

function along(root: unknown, way: readonly string[], at: YamlPath = []): { path: YamlPath; value: unknown }[] {
  const [step, ...rest] = way;
  if (step === undefined) return [{ path: at, value: root }];
  if (Array.isArray(root)) return step === '*' ? root.flatMap((item, index) => along(item, rest, [...at, index])) : [];
  const members = membersOf(root);
  const keys = step === '*' ? Object.keys(members) : Object.keys(members).filter((key) => key === step);
  return keys.flatMap((key) => along(members[key], rest, [...at, key]));
}
