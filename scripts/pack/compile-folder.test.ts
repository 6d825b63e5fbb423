import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CompiledPack } from '#publish/compile-pack.ts';
import type { PackFault } from '#publish/pack-fault.ts';
import { compileFolder } from './compile-folder.ts';
import { changeFile, faultsOf } from './testing/source-under-test.ts';

const CORNER = 'tests/fixtures/packs/corner';
let dir: string;

beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), 'pack-source-'));
  dir = join(root, 'corner');
  cpSync(CORNER, dir, { recursive: true });
  cpSync('examples/packs/base', join(root, 'base'), { recursive: true });
  // Flows have tests of their own, and cost most of the time of reading.
  rmSync(join(root, 'base', 'flows'), { recursive: true });
  change('pack.yaml', /extends: .*/, 'extends: ../base');
});

afterEach(() => rmSync(join(dir, '..'), { recursive: true }));

const change = (file: string, from: string | RegExp, to: string) => changeFile(join(dir, file), from, to);
const faults = () => faultsOf(dir);
const chunkOf = (kind: string, locale: string | null) =>
  compileFolder(dir).chunks.find((chunk) => chunk.kind === kind && chunk.locale === locale)?.items;

describe('compileFolder', () => {
  it('gives a chunk of each kind and language', () => {
    const { shop, name, locales, chunks } = compileFolder(dir);
    expect({ shop, name, locales }).toEqual({
      shop: 'corner',
      name: { 'zh-Hans': '街角小店', en: 'Corner Shop' },
      locales: ['zh-Hans', 'en'],
    });
    expect(chunks.map(({ kind, locale }) => `${kind} ${locale}`).sort()).toEqual(
      [
        ...['answers', 'policies', 'promotions', 'products', 'scripts'].flatMap((kind) => [
          `${kind} en`,
          `${kind} zh-Hans`,
        ]),
        'lexicon null',
        'rules null',
      ].sort(),
    );
  });

  it('leaves out what is kept beside the sources: what must stay right, and records of experiments', () => {
    const before = compileFolder(dir);
    for (const [folder, file, text] of [
      ['regression', 'kept.jsonl', '{"id":"one","turns":["hello"]}\n'],
      ['experiments', 'greet-words.yaml', 'name: greet-words\n'],
    ] as const) {
      mkdirSync(join(dir, folder));
      writeFileSync(join(dir, folder, file), text);
    }
    expect(compileFolder(dir)).toEqual(before);
  });

  it('lets an arm of an experiment stand twice, for twice the shoppers', () => {
    const experiment = { name: 'hello', key: 'greeting', arms: ['plain', 'plain', 'new'] };
    const before = existsSync(join(dir, 'rules.yaml')) ? readFileSync(join(dir, 'rules.yaml'), 'utf8') : '';
    writeFileSync(join(dir, 'rules.yaml'), `${before}\nexperiments: [${JSON.stringify(experiment)}]\n`);
    expect(faults()).toEqual([]);
    expect(chunkOf('rules', null)).toMatchObject({ experiments: [experiment] });
  });

  it('takes a language in part from files of its own, and from what it extends', () => {
    mkdirSync(join(dir, 'locales'));
    const answers =
      'answers:\n  delivery-fee: { title: Frais, questions: [c est combien], answer: Offerte dès **59 ¥**. }\n';
    writeFileSync(join(dir, 'locales', 'fr.delivery.yaml'), answers);
    rmSync(join(dir, '..', 'base', 'locales'), { recursive: true, force: true });
    mkdirSync(join(dir, '..', 'base', 'locales'));
    writeFileSync(join(dir, '..', 'base', 'locales', 'fr.yaml'), 'scripts: { greeting: [Bonjour] }\n');
    writeFileSync(join(dir, '..', 'base', 'locales', 'de.yaml'), 'scripts: { greeting: [Hallo] }\n');
    const { locales, partly, chunks } = compileFolder(dir);
    expect({ locales, partly }).toEqual({ locales: ['zh-Hans', 'en', 'fr'], partly: ['fr'] });
    expect(chunkOf('answers', 'fr')).toMatchObject([
      { id: 'delivery-fee', title: 'Frais', questions: ['c est combien'] },
    ]);
    expect(chunkOf('scripts', 'fr')).toEqual({ greeting: ['Bonjour'] });
    expect(chunks.some(({ locale }) => locale === 'de')).toBe(false);
  });

  it('tells what is wrong with the files of a language', () => {
    mkdirSync(join(dir, 'locales'));
    writeFileSync(join(dir, 'locales', 'xx.yaml'), 'scripts: {}\n');
    const text = 'answers:\n  nowhere: { title: T, questions: [q], answer: A }\nscripts: { nothing: [x] }\n';
    writeFileSync(join(dir, 'locales', 'fr.yaml'), text);
    expect(faults().map(({ file, entry, field }) => [file, entry, field].join(' '))).toEqual(
      expect.arrayContaining(['locales/xx.yaml  ', 'locales/fr.yaml nowhere ', 'scripts.yaml fr nothing']),
    );
  });

  it('hands on what specialists work with, its files laid together', () => {
    cpSync('examples/packs/global/duty', join(dir, 'duty'), { recursive: true });
    rmSync(join(dir, 'duty', 'goods.yaml'));
    const tariffs = join(dir, 'duty', 'tariffs.yaml');
    writeFileSync(tariffs, readFileSync(tariffs, 'utf8').replace(/^.*\bskus:.*\n/gm, ''));
    expect(Object.keys(chunkOf('duty', null) ?? {})).toEqual(
      expect.arrayContaining(['destinations', 'exchange', 'sources']),
    );
  });

  it('tells what a specialist does not take, goods that are not there, and a rule without data', () => {
    mkdirSync(join(dir, 'duty'));
    writeFileSync(join(dir, 'duty', 'a.yaml'), 'origin: 5\nlocalStock: [{ skus: [XX-YY-009], to: [IT] }]\n');
    appendFileSync(join(dir, 'rules.yaml'), 'specialists: [{ name: region, words: [visa] }]\n');
    expect(faults().map(({ file, field }) => `${file} ${field}`)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^duty\/ duty › /),
        'duty/ localStock.0.skus.0',
        'rules.yaml specialists.0',
      ]),
    );
  });

  it('makes the product page’s address and takes the texts of one language', () => {
    expect(chunkOf('products', 'en')).toContainEqual(
      expect.objectContaining({
        sku: 'CS-SAL-001',
        name: 'Norwegian salmon 200 g',
        url: '/corner/product.html?sku=CS-SAL-001',
        attributes: [
          { key: 'weight', label: 'Net weight', value: '200 g' },
          { key: 'storage', label: 'Storage', value: 'Chilled at 0–4 °C' },
        ],
      }),
    );
  });

  it('names policy sections after their document', () => {
    expect(chunkOf('policies', 'en')).toEqual([
      expect.objectContaining({ id: 'delivery.fees', title: 'Delivery terms', section: 'Fees' }),
      expect.objectContaining({ id: 'delivery.cold-chain', section: 'Cold chain', url: '/corner/help.html#delivery' }),
    ]);
  });

  it('lays scripts and rules over those it extends', () => {
    const scripts = chunkOf('scripts', 'en') as Record<string, string[]>;
    expect(scripts.greeting).toEqual(['Hi! Corner Shop here.']);
    expect(scripts.preset?.length).toBeGreaterThan(0);
    expect(chunkOf('rules', null)).toMatchObject({
      bands: { answer: 0.75, clarify: 0.6 },
      starters: ['track', 'fee', 'person'],
    });
  });

  it('tells every fault of a bad source at once', () => {
    change('answers/delivery.yaml', 'intent: shipping.time', 'intent: shipping.speed');
    change('products/food.yaml', "amount: '88.00'", 'amount: 88.00');
    change('promotions.yaml', 'skus: [CS-SAL-001]', 'skus: [CS-NONE-9]');
    expect(faults()).toHaveLength(3);
    expect(() => compileFolder(dir)).toThrow(
      [
        'products/food.yaml › CS-SHR-002 › price.amount: expected text; put the amount in quotes',
        '  answers/delivery.yaml › delivery-time › intent: shipping.speed is not a known intent',
        '  promotions.yaml › spring-2026 › skus: there is no product CS-NONE-9',
      ].join('\n'),
    );
  });

  const mistakes: [string, () => void, PackFault][] = [
    [
      'an id used twice',
      () => change('answers/returns.yaml', 'id: refund-time', 'id: delivery-fee'),
      {
        file: 'answers/returns.yaml',
        entry: 'delivery-fee',
        field: 'id',
        message: 'used before in answers/delivery.yaml',
      },
    ],
    [
      'no language that the shop speaks',
      () => change('pack.yaml', 'locales: [zh-Hans, en]', 'locales: [fr]'),
      { file: 'answers/delivery.yaml', entry: 'delivery-area', field: '', message: 'no language of the shop has it' },
    ],
    [
      'an origin of no known kind',
      () =>
        change('answers/delivery.yaml', '- id: delivery-area\n', '- id: delivery-area\n  origin: { kind: guessed }\n'),
      expect.objectContaining({ file: 'answers/delivery.yaml', entry: 'delivery-area', field: 'origin.kind' }),
    ],
    [
      'a reviewer without a whole key',
      () => writeFileSync(join(dir, 'reviewers.yaml'), 'required: true\nreviewers: [{ name: Mia, key: abc }]\n'),
      expect.objectContaining({ file: 'reviewers.yaml', field: 'reviewers.0.key' }),
    ],
    [
      'a policy that does not exist',
      () => change('answers/delivery.yaml', 'policies: [delivery.fees]', 'policies: [delivery.fee]'),
      {
        file: 'answers/delivery.yaml',
        entry: 'delivery-fee',
        field: 'policies',
        message: 'there is no policy section delivery.fee',
      },
    ],
    [
      'a policy section in one language only',
      () => change('policies/delivery.en.md', '{#cold-chain}', '{#cold}'),
      {
        file: 'policies/delivery.zh-Hans.md',
        entry: 'cold-chain',
        field: '',
        message: 'delivery.cold-chain is missing in en',
      },
    ],
    [
      'a section without an id',
      () => change('policies/delivery.en.md', ' {#cold-chain}', ''),
      {
        file: 'policies/delivery.en.md',
        entry: '## Cold chain',
        field: '',
        message: 'a section ends with its id: ## Title {#id}',
      },
    ],
    [
      'an offer that ends before it begins',
      () => change('promotions.yaml', '2026-03-31T23:59:59+08:00', '2026-02-01T00:00:00+08:00'),
      {
        file: 'promotions.yaml',
        entry: 'spring-2026',
        field: 'until',
        message: '2026-02-01T00:00:00+08:00 is not after 2026-03-01T00:00:00+08:00',
      },
    ],
    [
      'an attribute nobody named',
      () => change('products/food.yaml', 'attributes: { weight: 500 g }', 'attributes: { wieght: 500 g }'),
      {
        file: 'products/food.yaml',
        entry: 'CS-SHR-002',
        field: 'attributes.wieght',
        message: 'not a key of attributes.yaml',
      },
    ],
    [
      'a broken regular expression',
      () => change('lexicon.yaml', "'CS-\\d{6}'", "'CS-(\\d{6}'"),
      {
        file: 'lexicon.yaml',
        entry: '',
        field: 'orderNumbers.0',
        message: expect.stringContaining('Invalid regular expression') as string,
      },
    ],
    [
      'an example that is no order number',
      () => change('lexicon.yaml', 'orderNumberExample: CS-102030', 'orderNumberExample: CS-1'),
      { file: 'lexicon.yaml', entry: '', field: 'orderNumberExample', message: 'CS-1 matches no orderNumbers pattern' },
    ],
    [
      'raw HTML in an answer',
      () => change('answers/delivery.yaml', '目前只送本市。', '目前<b>只送</b>本市。'),
      {
        file: 'answers/delivery.yaml',
        entry: 'delivery-area',
        field: 'zh-Hans.answer',
        message: 'raw HTML is not allowed (line 1)',
      },
    ],
    [
      'a field nobody knows',
      () => change('answers/delivery.yaml', 'intent: shipping.area', 'intent: shipping.area\n  tilte: x'),
      {
        file: 'answers/delivery.yaml',
        entry: 'delivery-area',
        field: 'tilte',
        message: expect.stringContaining('Expected never') as string,
      },
    ],
    [
      'a script the dialogue does not know',
      () => change('scripts.yaml', '  greeting:', '  greting:'),
      { file: 'scripts.yaml', entry: 'en', field: 'greting', message: 'the dialogue has no such script' },
    ],
    [
      'a quick reply without its script',
      () => change('rules.yaml', 'starters: [track, fee, person]', 'starters: [track, fees, person]'),
      { file: 'scripts.yaml', entry: 'en', field: 'starter-fees', message: 'this script is missing' },
    ],
    [
      'a rule out of its range',
      () => change('rules.yaml', 'answer: 0.75', 'answer: 75'),
      { file: 'rules.yaml', entry: '', field: 'bands.answer', message: expect.stringContaining('<=1') as string },
    ],
    [
      'a file that is not part of a source',
      () => writeFileSync(join(dir, 'answer.yaml'), '[]'),
      { file: 'answer.yaml', entry: '', field: '', message: 'not a file of a pack source' },
    ],
    [
      'broken YAML',
      () => writeFileSync(join(dir, 'answers', 'more.yaml'), '- id: [a\n'),
      { file: 'answers/more.yaml', entry: '', field: '', message: expect.stringMatching(/line \d/) as string },
    ],
    [
      'a base that is not there',
      () => change('pack.yaml', '../base', '../bass'),
      { file: 'pack.yaml', entry: '', field: 'extends', message: '../bass has neither scripts.yaml nor rules.yaml' },
    ],
  ];

  const badExamples: [string, string, Partial<PackFault>][] = [
    ['no tab', 'order.track where is it', { message: 'expected an intent, a tab and a message' }],
    ['a third column', 'order.track\twhere\tit', { message: 'expected an intent, a tab and a message' }],
    ['no message', 'order.track\t', { message: 'expected an intent, a tab and a message' }],
    ['an unknown intent', 'own.jars\tjars?', { message: 'own.jars is neither a known intent nor one of pack.yaml' }],
    ['a message twice', 'order.late\twhere is it', { message: 'the message stands in examples.tsv:2 already' }],
  ];

  it.each(badExamples)('names the line of an example with %s', (_, row, fault) => {
    writeFileSync(join(dir, 'examples.tsv'), `# what people wrote\norder.track\twhere is it\n\n${row}\n`);
    expect(faults()).toEqual([{ file: 'examples.tsv:4', entry: '', field: '', ...fault }]);
  });

  it('takes examples with the intents of every shop, of this one, and none', () => {
    change('pack.yaml', /$/, "\nintents: { own.jars: { zh-Hans: '瓶', en: 'Jars' } }\n");
    expect(faults()).toEqual([expect.objectContaining({ field: 'intents.own.jars', file: 'pack.yaml' })]);
    change('answers/delivery.yaml', 'intent: shipping.area', 'intent: own.jars');
    writeFileSync(join(dir, 'examples.tsv'), 'own.jars\tjars?\noos\tfull moon\r\norder.track\twhere is it\n');
    expect(chunkOf('examples', null)).toEqual([
      { intent: 'own.jars', text: 'jars?' },
      { intent: 'oos', text: 'full moon' },
      { intent: 'order.track', text: 'where is it' },
    ]);
  });

  it.each(mistakes)('names file, entry and field of %s', (_, make, fault) => {
    make();
    expect(faults()).toContainEqual(fault);
  });

  it('takes Indonesian under id-ID, because an entry has an id of its own', () => {
    change('pack.yaml', '[zh-Hans, en]', '[zh-Hans, en, id]');
    change(
      'answers/delivery.yaml',
      '  en:\n    title: Where we deliver',
      '  id-ID:\n    title: Ke mana\n    questions: [ke mana]\n    answer: Kota.\n  en:\n    title: Where we deliver',
    );
    expect(faults().some(({ entry, field }) => entry === 'delivery-area' && field === 'id-ID')).toBe(false);
    expect(faults()).toContainEqual(
      expect.objectContaining({ file: 'promotions.yaml', field: 'id-ID', message: 'this language is missing' }),
    );
  });

  it('gives an entry of one language to the shoppers of that language alone, and keeps its origin back', () => {
    const whole = compileFolder(dir);
    change('answers/delivery.yaml', / {2}en:\n {4}title: Where we deliver[\s\S]*?city only\.\n/, '');
    change(
      'answers/delivery.yaml',
      '- id: delivery-area\n',
      '- id: delivery-area\n  origin: { kind: mined, log: spring.csv, conversations: 12, agents: 3 }\n',
    );
    const idsOf = (pack: CompiledPack, locale: string) =>
      pack.chunks
        .flatMap((chunk) => (chunk.kind === 'answers' && chunk.locale === locale ? chunk.items : []))
        .map(({ id }) => id);
    const pack = compileFolder(dir);
    expect(idsOf(pack, 'en')).toEqual(idsOf(whole, 'en').filter((id) => id !== 'delivery-area'));
    expect(idsOf(pack, 'zh-Hans')).toEqual(idsOf(whole, 'zh-Hans'));
    expect(JSON.stringify(pack.chunks)).not.toContain('spring.csv');
  });
});

describe('the demo shops', () => {
  it.each(['fresh', 'beauty', 'global'])(
    '%s compiles',
    (shop) => {
      const { chunks } = compileFolder(`examples/packs/${shop}`);
      const count = (kind: string, locale: string) => {
        const items = chunks.find((chunk) => chunk.kind === kind && chunk.locale === locale)?.items;
        return Array.isArray(items) ? items.length : 0;
      };
      for (const locale of ['zh-Hans', 'en']) {
        expect(count('answers', locale)).toBeGreaterThanOrEqual(80);
        expect(count('answers', locale)).toBe(count('answers', 'zh-Hans'));
        expect(count('products', locale)).toBeGreaterThanOrEqual(60);
      }
    },
    60_000,
  );
});
