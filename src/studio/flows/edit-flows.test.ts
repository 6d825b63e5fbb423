import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { drawnFlow, STEP_KINDS } from '#publish/edit/drawn-flow.ts';
import { FlowEdit } from '#publish/edit/edit-flow.ts';
import { exitsOfFlow } from '#publish/edit/flow-exits.ts';
import { checkShop, readYaml } from '../edit/testing/check-shop.ts';
import { exampleShop } from '../edit/testing/example-shop.ts';

const fresh = await exampleShop('fresh');
const flowFiles = [...fresh.keys()].filter((file) => /flows\/[^/]+\.yaml$/.test(file));
const edit = new FlowEdit(readYaml, ['zh-Hans', 'en']);
const CANCEL = '../base/flows/cancel.yaml';
const cancel = fresh.get(CANCEL) ?? '';

const theFlow = drawnFlow(parse(cancel)) ?? { id: '', starts: [], slots: {}, steps: [], texts: {} };

/** The grocer with its own flow in the place of that of the pack it extends. */
const shopWith = (text: string) => new Map([...fresh, ['flows/cancel.yaml', text]]);
const ofCancel = (text: string) => checkShop(shopWith(text)).filter(({ entry }) => entry === 'cancel');
const comments = (text: string) => text.split('\n').filter((line) => /^\s*#/.test(line));

describe('every flow of the shops', () => {
  it('is there: those of the grocer and of the pack it extends', () => {
    expect(flowFiles.length).toBeGreaterThanOrEqual(50);
  });

  it.each(flowFiles)('%s is drawn with all its steps, and each way out that its file names', (file) => {
    const source = parse(fresh.get(file) ?? '') as { steps: Record<string, unknown>[] };
    const flow = drawnFlow(source);
    expect(flow?.steps.map(({ id }) => id)).toEqual(source.steps.map(({ id }) => id));
    expect(flow?.steps.every(({ kind }) => kind !== null && STEP_KINDS.includes(kind))).toBe(true);
    // Counted in the file itself, without the drawing's own rules.
    const named = source.steps.flatMap((step) => [
      ...['next', 'else', 'no', 'some', 'done', 'review', 'refused', 'jump'].filter((key) => step[key] !== undefined),
      ...((step.branch as unknown[] | undefined) ?? []),
    ]);
    const exits = flow ? exitsOfFlow(flow) : [];
    expect(exits.filter(({ isImplied, to }) => !isImplied && to !== null)).toHaveLength(named.length);
    const ids = new Set(source.steps.map(({ id }) => id));
    expect(exits.filter(({ to, name }) => to !== null && name !== 'jump' && !ids.has(to))).toEqual([]);
  });
});

describe('an edit of a flow through its picture', () => {
  it('adds a step of each kind below another, and the flow has no fault', () => {
    expect(ofCancel(cancel)).toEqual([]);
    for (const kind of STEP_KINDS) {
      const text = edit.addStep(cancel, 'cancelled', `new-${kind}`, kind, { flow: 'return', intent: 'order.track' });
      const linked = edit.setStep(text, 'cancelled', { say: 'cancelled', show: 'order', next: `new-${kind}` });
      const faults = ofCancel(linked);
      expect([kind, faults]).toEqual([kind, []]);
      expect(comments(linked)).toEqual(comments(cancel));
    }
  });

  it('takes a step out, and what led to it leads to what came after', () => {
    const text = edit.removeStep(cancel, 'left');
    expect(ofCancel(text)).toEqual([]);
    expect(text).not.toContain('left:');
    const { steps } = parse(text) as { steps: { id: string }[] };
    expect(steps.map(({ id }) => id)).not.toContain('left');
  });

  it('renames a step wherever it is named, and touches no other line', () => {
    const text = edit.renameStep(cancel, 'ask-rules', 'offer-rules');
    expect(ofCancel(text)).toEqual([]);
    const old = cancel.split('\n');
    const changed = text.split('\n').filter((line, at) => line !== old[at]);
    expect(changed).toHaveLength(3);
    expect(edit.renameStep(text, 'offer-rules', 'ask-rules')).toBe(cancel);
  });

  it('connects a way out to another step, and back to the one below', () => {
    const exits = exitsOfFlow(theFlow);
    const exit = exits.find(({ from, name }) => from === 'too-late' && name === 'else');
    if (!exit) throw new Error('the step has no else');
    const text = edit.connect(cancel, exit, 'overdue');
    expect(text).toContain('else: overdue }');
    expect(edit.connect(text, { ...exit, isImplied: false }, null)).toBe(cancel);
  });

  it('names the step that nothing leads to any more', () => {
    const exits = exitsOfFlow(theFlow);
    const exit = exits.find(({ from, to }) => from === 'refused' && to === 'too-late');
    const check = exits.find(({ from, to }) => from === 'check' && to === 'too-late');
    if (!exit || !check) throw new Error('the flow is not as expected');
    const text = edit.connect(edit.connect(cancel, exit, 'already'), check, 'already');
    expect(ofCancel(text)).toEqual([
      expect.objectContaining({ field: 'steps.too-late', message: 'no step leads here' }),
      ...ofCancel(text).slice(1),
    ]);
  });

  it('keeps a single text a text and a list a list', () => {
    const one = edit.setText(cancel, 'zh-Hans', 'title', ['撤单']);
    expect(one.split('\n').filter((line, at) => line !== cancel.split('\n')[at])).toEqual(['    title: 撤单']);
    expect(readYaml(edit.setText(cancel, 'en', 'kept', ['Fine.', 'Good.']))).toMatchObject({
      texts: { en: { kept: ['Fine.', 'Good.'] } },
    });
  });
});
