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
}

/** As the key of a member, or as a value behind a prefix; without either the value is the name. */
type How = { isKey: true } | { prefix: string };
const KEY: How = { isKey: true };
const REGRESSION = /^regression\/.*\.jsonl$/;
/** What a regression case expects to be shown. */
const FACTS = '*.turns.*.expect.facts.*';
const ENTRY: How = { prefix: 'entry:' };

/** Where each kind of name may stand: by file, and by what the way there looks like (`*`: any one member, or line). */
const NAMED: Partial<
  Record<EditKind | 'intent' | 'attribute', readonly (readonly [file: RegExp, way: string, how?: How])[]>
> = {
  answer: [
    [/^rules\.yaml$/, 'notices.guides.*'],
    [/^followups\.yaml$/, 'next.*', KEY],
    [/^locales\//, 'answers.*', KEY],
    [REGRESSION, FACTS, ENTRY],
  ],
  product: [
    [/^promotions(-feed)?\.yaml$/, '*.skus.*'],
    [/^rules\.yaml$/, 'trace.kinds.*.skus.*'],
    [/^rules\.yaml$/, 'notices.guides.*'],
    [/^advice\//, 'products.*', KEY],
    [/^(duty|region)\//, 'goods.*.skus.*'],
    [/^(duty|region)\//, 'products.*', KEY],
    [REGRESSION, FACTS, { prefix: 'product:' }],
    [REGRESSION, '*.context.product'],
  ],
  promotion: [
    [/^rules\.yaml$/, 'offers.*.promotion'],
    [REGRESSION, FACTS, ENTRY],
  ],
  policy: [
    [/^answers\//, '*.policies.*'],
    [REGRESSION, FACTS, ENTRY],
  ],
  script: [
    [/^rules\.yaml$/, 'experiments.*.key'],
    [/^experiments\/.*\.yaml$/, 'key'],
  ],
  flow: [
    [/^(\.\.\/[^/]+\/)?flows\//, 'steps.*.jump'],
    [REGRESSION, '*.turns.*.expect.flow'],
    [REGRESSION, '*.turns.*.expect.topics.*'],
  ],
  intent: [
    [/^answers\//, '*.intent'],
    [/^flows\//, 'starts.*.intent'],
    [/^flows\//, 'slots.*.options.*.intents.*'],
    [/^flows\//, 'steps.*.answer'],
    [/^rules\.yaml$/, 'escalations.*.when.intent'],
    [/^rules\.yaml$/, 'escalations.*.when.intent.*'],
    [/^rules\.yaml$/, 'offers.*.when.intents.*'],
    [/^rules\.yaml$/, 'specialists.*.intents.*'],
    [/^followups\.yaml$/, 'next.*', KEY],
    [/^followups\.yaml$/, 'next.*.*.intent'],
    [/^products\//, '*.cases.*.feature'],
    [/^pack\.yaml$/, 'intents.*', KEY],
  ],
  attribute: [
    [/^products\//, '*.attributes.*', KEY],
    [/^products\//, '*.cases.*.feature'],
  ],
};

/** Every place of the sources that names this entry, its own id not among them. */
export function findUses(
  files: SourceFiles,
  yaml: ReadYaml,
  kind: EditKind | 'intent' | 'attribute',
  id: string,
): Use[] {
  const ways = NAMED[kind] ?? [];
  return [...files].flatMap(([file, text]) => {
    const own = ways.filter(([pattern]) => pattern.test(file));
    // Reading a file costs more than looking whether the name is in it at all.
    if (own.length === 0 || !text.includes(id)) return [];
    const root = REGRESSION.test(file) ? readJsonLines(text) : yaml(text);
    return own.flatMap(([, way, how]) => {
      const isKey = how !== undefined && 'isKey' in how;
      const behind = how !== undefined && 'prefix' in how ? { prefix: how.prefix } : {};
      const name = `${behind.prefix ?? ''}${id}`;
      return along(root, way.split('.'))
        .filter(({ path, value }) => (isKey ? path.at(-1) : value) === name)
        .map(({ path }) => ({ file, path, isKey, ...behind }));
    });
  });
}

function along(root: unknown, way: readonly string[], at: YamlPath = []): { path: YamlPath; value: unknown }[] {
  const [step, ...rest] = way;
  if (step === undefined) return [{ path: at, value: root }];
  if (Array.isArray(root)) return step === '*' ? root.flatMap((item, index) => along(item, rest, [...at, index])) : [];
  const members = membersOf(root);
  const keys = step === '*' ? Object.keys(members) : Object.keys(members).filter((key) => key === step);
  return keys.flatMap((key) => along(members[key], rest, [...at, key]));
}
