import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Flow } from '#knowledge/flow-schema.ts';
import type { Scripts } from '#knowledge/pack-schema.ts';
import { openPack } from '../../open-pack.ts';
import { compileFolder } from '../compile-folder.ts';
import { changeFile, faultsOf } from '../testing/source-under-test.ts';

/** A shop `corner` with the flow `cancel` of the base it extends. */
let root: string;
let dir: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'flows-'));
  dir = join(root, 'corner');
  cpSync('tests/fixtures/packs/corner', dir, { recursive: true });
  cpSync('examples/packs/base', join(root, 'base'), { recursive: true });
  rmSync(join(root, 'base', 'flows'), { recursive: true, force: true });
  changeFile(join(dir, 'pack.yaml'), /extends: .*/, 'extends: ../base');
  write('base', 'cancel', CANCEL);
});

afterEach(() => rmSync(root, { recursive: true }));

const CANCEL = `id: cancel
starts: [{ intent: order.cancel }]
slots:
  order: { type: order }
  why: { type: choice, options: [{ id: mind }, { id: slow, words: [太慢, too slow] }] }
steps:
  - { id: find, collect: order }
  - { id: check, branch: [{ when: { order.fulfillment: [shipped, delivered] }, go: late }] }
  - { id: ask, collect: why }
  - { id: sure, confirm: sure, no: kept }
  - { id: do, act: cancel, with: { reason: why }, done: done, review: review, refused: late }
  - { id: done, say: done, show: order, end: done }
  - { id: review, say: review, end: review }
  - { id: late, say: late, end: refused }
  - { id: kept, say: kept, end: dropped }
texts:
  zh-Hans:
    title: 取消订单
    ask-why: ['是因为什么呢？']
    again-why: ['再选一次原因吧？']
    option-mind: 不想要了
    option-slow: 太慢了
    sure: ['要取消 {order}（{items}）吗？']
    sure@angry: ['抱歉。要取消 {order} 吗？']
    done: ['取消好了，{amount} 会退回。']
    review: ['已提交，单号 {ticket}。']
    late: ['来不及了，已经发出。']
    kept: ['好，留着。']
  en:
    title: Cancel an order
    ask-why: ['What is the reason?']
    again-why: ['Once more, the reason?']
    option-mind: Changed my mind
    option-slow: Too slow
    sure: ['Cancel {order} ({items})?']
    sure@angry: ['Sorry. Cancel {order}?']
    done: ['Cancelled, {amount} goes back.']
    review: ['Passed on as {ticket}.']
    late: ['Too late, it has left.']
    kept: ['Fine, it stays.']
`;

function write(folder: 'base' | 'corner', id: string, text: string): void {
  mkdirSync(join(root, folder, 'flows'), { recursive: true });
  writeFileSync(join(root, folder, 'flows', `${id}.yaml`), text);
}

const changeFlow = (from: string | RegExp, to: string) =>
  changeFile(join(root, 'base', 'flows', 'cancel.yaml'), from, to);

const faults = () => faultsOf(dir);
const flows = () => (compileFolder(dir).chunks.find(({ kind }) => kind === 'flows')?.items ?? []) as Flow[];
const chunkOf = (kind: 'scripts' | 'flow-texts', locale: string) =>
  compileFolder(dir).chunks.find((chunk) => chunk.kind === kind && chunk.locale === locale)?.items as Scripts;
const texts = (locale: string) => chunkOf('flow-texts', locale);

describe('the flows of a pack', () => {
  it('are one chunk without words, which are chunks of their own beside the scripts', () => {
    expect(flows().map(({ id, steps }) => [id, steps.length])).toEqual([['cancel', 9]]);
    expect(flows()[0]).not.toHaveProperty('texts');
    expect(texts('zh-Hans')['flow.cancel.title']).toEqual(['取消订单']);
    expect(texts('en')['flow.cancel.sure@angry']).toEqual(['Sorry. Cancel {order}?']);
    expect(chunkOf('scripts', 'en').greeting).toEqual(['Hi! Corner Shop here.']);
  });

  it('are the shop’s own where it has one of the same name, and further ones of its own', () => {
    write('corner', 'cancel', CANCEL.replace('Fine, it stays.', 'The corner keeps it.'));
    write('corner', 'jars', CANCEL.replace('id: cancel', 'id: jars').replace('order.cancel', 'order.change'));
    expect(flows().map(({ id }) => id)).toEqual(['cancel', 'jars']);
    expect(texts('en')['flow.cancel.kept']).toEqual(['The corner keeps it.']);
  });

  it('reach the playbook', async () => {
    const { pack } = await openPack(dir);
    const playbook = await pack.playbook();
    expect(playbook.flows).toEqual(flows());
    expect(playbook.scripts.en?.['flow.cancel.late']).toEqual(['Too late, it has left.']);
  });

  it('are none where nobody wrote any', async () => {
    rmSync(join(root, 'base', 'flows'), { recursive: true });
    expect(compileFolder(dir).chunks.some(({ kind }) => kind === 'flows')).toBe(false);
    expect((await (await openPack(dir)).pack.playbook()).flows).toEqual([]);
  });
});

describe('a mistake in a flow', () => {
  const inStep = (step: string, message: string) => [`steps.${step}`, message] as const;
  const inText = (text: string, message: string) => [`texts.${text}`, message] as const;

  it.each<[string, string | RegExp, string, readonly [string, string]]>([
    ['no kind of step', 'confirm: sure', 'conform: sure', inStep('sure', 'expected a step with one of ')],
    ['a field of a step', 'show: order', 'shows: order', inStep('done.shows', 'Invalid key: Expected never')],
    ['an action nobody knows', 'act: cancel', 'act: cancle', inStep('do.act', 'Invalid type: Expected ("cancel"')],
    ['a step that is not there', 'no: kept', 'no: keep', inStep('sure', 'there is no step keep')],
    ['a step name used twice', 'id: kept', 'id: late', inStep('late', 'there is another step of this name')],
    ['a slot that is not there', 'collect: why', 'collect: reason', inStep('ask', 'there is no slot reason')],
    ['a slot that a request takes', 'reason: why }', 'reason: because }', inStep('do', 'there is no slot because')],
    ['no words for a review', 'review: review, ', '', inStep('do', 'a person may look at it first: review is missing')],
    [
      'acting unasked',
      '{ id: sure, confirm: sure, no: kept }',
      '{ id: sure, say: sure }',
      inStep('do', 'it acts before the shopper said yes: ask with confirm first'),
    ],
    ['a slot that nobody asks for', 'collect: why', 'say: kept', ['slots.why', 'no step collects it']],
    [
      'a slot named like what every text knows',
      'slots:',
      'slots:\n  due: { type: date }',
      ['slots.due', 'choose another name: {due} means something in every text'],
    ],
    [
      'an order under another name',
      'slots:',
      'slots:\n  parcel: { type: order }',
      ['slots.parcel', 'a slot of type order is called order, and no other is'],
    ],
    ['a fact', 'order.fulfillment', 'order.fulfilment', inStep('check', 'there is no fact order.fulfilment')],
    [
      'a value that a fact never has',
      '[shipped, delivered]',
      '[shipped, arrived]',
      inStep('check', 'order.fulfillment is never arrived: it is one of unfulfilled, processing'),
    ],
    [
      'an option that a choice has not',
      'order.fulfillment: [shipped, delivered]',
      'slot.why: fast',
      inStep('check', 'slot.why is never fast: it is one of mind, slow'),
    ],
    [
      'bounds of what is no number',
      'order.fulfillment: [shipped, delivered]',
      'order.status: { min: 1 }',
      inStep('check', 'order.status is no number: min and max say nothing about it'),
    ],
    [
      'a trace of no goods',
      'show: order',
      'show: trace',
      inStep('done', 'it traces goods: a slot of type lines is missing'),
    ],
    [
      'a fact of no goods',
      'order.fulfillment: [shipped, delivered]',
      'trace.verdict: unsafe',
      inStep('check', 'trace.verdict is of lines: a slot of type lines is missing'),
    ],
    [
      'an offer for no goods',
      'reason: why }',
      'reason: trace.offer }',
      inStep('do', 'it traces goods: a slot of type lines is missing'),
    ],
    ['an intent', 'intent: order.cancel', 'intent: order.cancle', ['starts.0', 'order.cancle is not a known intent']],
    ['a start by nothing', '{ intent: order.cancel }', '{}', ['starts.0', 'expected an intent, words or both']],
    ['an option twice', '{ id: mind }', '{ id: slow }', ['slots.why', 'the option slow stands here twice']],
    [
      'a word of two options',
      '{ id: mind }',
      '{ id: mind, words: [Too slow] }',
      ['slots.why', 'too slow means both mind and slow'],
    ],
    ['a flow to jump to', 'say: late, end: refused', 'jump: lost', inStep('late', 'there is no flow lost')],
    ['a step that nothing leads to', 'no: kept', 'no: late', inStep('kept', 'no step leads here')],
    [
      'a last step that leads nowhere',
      'say: kept, end: dropped',
      'say: kept',
      inStep('kept', 'nothing comes after it'),
    ],
    [
      'a round that never waits',
      'say: late, end: refused',
      'say: late, next: check',
      inStep('check', 'goes round without ever asking yes or no: cancel › check, cancel › late'),
    ],
    [
      'no way to an end',
      'say: late, end: refused',
      'confirm: late, no: late, next: late',
      inStep('late', 'the flow cannot end from here'),
    ],
    [
      'an end that goes on',
      'end: dropped',
      'end: dropped, next: find',
      inStep('kept', 'it ends the topic: take out end'),
    ],
    ['a language left out', /\n {2}en:[\s\S]*/, '\n', inText('en', 'this language is missing')],
    ['a language the shop does not speak', '  en:', '  fr:', inText('fr', 'the shop has no scripts in fr')],
    ['no title', '    title: Cancel an order\n', '', inText('en.title', 'this text is missing')],
    ['no words for a step', "    late: ['Too late, it has left.']\n", '', inText('en.late', 'this text is missing')],
    ['no label', '    option-slow: Too slow\n', '', inText('en.option-slow', 'this text is missing')],
    [
      'no second question',
      "    again-why: ['Once more, the reason?']\n",
      '',
      inText('en.again-why', 'this text is missing'),
    ],
    [
      'words that nobody says',
      '    title: Cancel',
      '    titel: x\n    title: Cancel',
      inText('en.titel', 'no step says this'),
    ],
    ['a mood', 'sure@angry', 'sure@cross', inText('zh-Hans.sure@cross', 'after @ comes one of angry, anxious')],
    ['braces that nothing fills', 'Cancel {order}', 'Cancel {orders}', inText('en.sure', 'nothing fills {orders}')],
    ['a brace alone', 'Cancel {order} (', 'Cancel {order (', inText('en.sure', 'a brace has no partner')],
    ['the same variant twice', "['Fine, it stays.']", '[Fine, Fine]', inText('en.kept', 'two variants are the same')],
    ['a file of another name', 'id: cancel', 'id: stop', ['id', 'the file of this flow is stop.yaml']],
  ])('is told by file, flow and step: %s', (_, from, to, [field, message]) => {
    changeFlow(from, to);
    expect(faults()).toContainEqual({
      file: '../base/flows/cancel.yaml',
      entry: expect.stringMatching(/^(cancel|stop)$/) as string,
      field,
      message: expect.stringContaining(message) as string,
    });
  });

  it('is told of two flows that start alike', () => {
    write('corner', 'jars', CANCEL.replace('id: cancel', 'id: jars'));
    expect(faults()).toEqual([
      { file: 'flows/jars.yaml', entry: 'jars', field: 'starts.0', message: 'cancel starts with order.cancel too' },
    ]);
  });

  it('is told of flows that jump to each other for ever', () => {
    changeFlow('say: late, end: refused', 'jump: jars');
    const other = CANCEL.replace('id: cancel', 'id: jars').replace('order.cancel', 'order.change');
    write('corner', 'jars', other.replace('say: late, end: refused', 'jump: cancel'));
    expect(faults()).toContainEqual(
      expect.objectContaining({
        field: 'steps.find',
        message: expect.stringContaining('cancel › late, jars › find, jars › check, jars › late') as string,
      }),
    );
  });

  it('is told of decisions and orders that a flow never has', () => {
    write(
      'corner',
      'hello',
      `id: hello
starts: [{ words: [open sesame] }]
slots: {}
steps: [{ id: say, say: say, show: order, end: informed }]
texts: { zh-Hans: { title: 好, say: '{order} {ticket} {amount}' }, en: { title: Hi, say: '{shop}' } }
`,
    );
    expect(faults().map(({ field, message }) => `${field}: ${message}`)).toEqual([
      'steps.say: it needs an order: a slot order is missing',
      'texts.zh-Hans.say: {order} is of an order: a slot order is missing',
      'texts.zh-Hans.say: {ticket} comes from a decision: no step acts or opens a ticket',
      'texts.zh-Hans.say: {amount} is of an order: a slot order is missing',
    ]);
  });
});
