import { run as axe } from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { parse } from 'yaml';
import { conversation } from '#insight/mine/testing/conversation.ts';
import { studioDatabase } from '../state/studio-database.ts';
import { Workshop } from '../state/workshop.ts';
import './studio-questions.ts';
import { Mining, useMining } from './mining.ts';
import { sampleMined } from './testing/sample-mined.ts';

let workshop: Workshop;
let view: HTMLElementTagNameMap['studio-questions'];

async function mount(): Promise<void> {
  view = document.createElement('studio-questions');
  view.workshop = workshop;
  document.body.append(view);
  await settled();
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await view.updateComplete;
  await view.mining.load();
  await view.updateComplete;
}

const inside = (tag: string): ShadowRoot => {
  const found = view.renderRoot.querySelector(tag)?.shadowRoot;
  if (!found) throw new Error(`no ${tag}`);
  return found;
};

const buttonOf = (root: ParentNode, name: string): HTMLButtonElement => {
  const found = [...root.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === name);
  if (!found) throw new Error(`no button ${name}`);
  return found;
};

async function openTab(tab: string): Promise<ShadowRoot> {
  workshop.route.go('questions', { tab });
  await vi.waitFor(() => {
    const list = view.renderRoot.querySelector('#panel');
    if (list?.getAttribute('aria-labelledby') !== `tab-${tab}`) throw new Error('not yet');
  });
  await settled();
  await vi.waitFor(() => inside('mining-proposals').querySelector('li') ?? Promise.reject(new Error('not yet')));
  return inside('mining-proposals');
}

beforeEach(async () => {
  const db = studioDatabase();
  await Promise.all([db.conversations.clear(), db.files.clear(), db.steps.clear(), db.things.clear()]);
  location.hash = '#questions';
  workshop = new Workshop();
  workshop.settings.set({ language: 'en', person: 'Lin' });
  workshop.route.follow();
  useMining(workshop, new Mining(workshop, async () => sampleMined()));
});

afterEach(() => view.remove());

/** With logs, a shop, and a run that is done. */
async function mined(): Promise<void> {
  await workshop.logs.add([conversation({ id: 'c1', question: 'can I reuse the ice packs' })]);
  await workshop.draft.change('open', { 'pack.yaml': 'shop: fresh\n' });
  await mount();
  buttonOf(view.renderRoot, 'Group the questions').click();
  await vi.waitFor(() => inside('mining-clusters'));
}

describe('the questions of a log', () => {
  it('teach what to do first while there are none', async () => {
    await mount();
    buttonOf(view.renderRoot, 'Import conversations').click();
    await vi.waitFor(() => expect(workshop.route.view).toBe('start'));
    expect((await axe(view)).violations).toEqual([]);
  });

  it('are grouped, and stay after a reload', async () => {
    await mined();
    expect(inside('mining-clusters').textContent).toContain('can I reuse the ice packs');
    view.remove();
    workshop = new Workshop();
    workshop.settings.set({ language: 'zh-Hans' });
    await mount();
    await vi.waitFor(() => expect(inside('mining-clusters').textContent).toContain('问题分组'));
  });

  it('show each conversation in one click', async () => {
    await mined();
    await vi.waitFor(() =>
      inside('mining-clusters').querySelector('mining-cluster')?.shadowRoot?.querySelector('.link'),
    );
    inside('mining-clusters').querySelector('mining-cluster')?.shadowRoot?.querySelector<HTMLElement>('.link')?.click();
    await vi.waitFor(() => expect(inside('mining-transcript').querySelector('dialog')?.open).toBe(true));
    expect(inside('mining-transcript').textContent).toContain('Two days in the fridge.');
  });

  it('are renamed, merged, split and ignored', async () => {
    await mined();
    const cluster = await vi.waitFor(() => {
      const root = inside('mining-clusters').querySelector('mining-cluster')?.shadowRoot;
      if (!root?.querySelector('select')) throw new Error('not yet');
      return root;
    });
    const name = cluster.querySelector('input') as HTMLInputElement;
    name.value = 'Ice packs';
    name.dispatchEvent(new Event('change'));
    buttonOf(cluster, 'Split').click();
    buttonOf(cluster, 'Ignore').click();
    const merge = cluster.querySelector('select') as HTMLSelectElement;
    merge.value = 'q-fee';
    merge.dispatchEvent(new Event('change'));
    await settled();
    expect(view.mining.choices).toMatchObject({
      names: { 'q-ice': 'Ice packs' },
      ignored: ['q-ice'],
      curation: { merged: [['q-ice', 'q-fee']], split: ['q-ice'] },
    });
    await vi.waitFor(() => expect(inside('mining-clusters').textContent).toContain('Ice packs'));
  });

  it.each(['clusters', 'entries', 'chains', 'scripts'])('are accessible: %s', async (tab) => {
    await mined();
    if (tab !== 'clusters') await openTab(tab);
    await settled();
    expect((await axe(view)).violations).toEqual([]);
  });

  it('say why where a run fails', async () => {
    await workshop.logs.add([conversation({ id: 'c1' })]);
    useMining(workshop, new Mining(workshop, () => Promise.reject(new Error('no reader'))));
    await mount();
    buttonOf(view.renderRoot, 'Group the questions').click();
    await vi.waitFor(() => expect(view.renderRoot.querySelector('[role=alert]')?.textContent).toContain('no reader'));
  });
});

it('do not call a run that was cancelled a failure', async () => {
  await workshop.logs.add([conversation({ id: 'c1' })]);
  useMining(workshop, new Mining(workshop, () => new Promise(() => {})));
  await mount();
  buttonOf(view.renderRoot, 'Group the questions').click();
  await vi.waitFor(() => expect(workshop.jobs.running).toHaveLength(1));
  for (const { id } of workshop.jobs.running) workshop.jobs.cancel(id);
  await vi.waitFor(() => expect(view.mining.isRunning).toBe(false));
  await settled();
  expect(view.renderRoot.querySelector('[role=alert]')).toBeNull();
});

describe('proposals', () => {
  it('are accepted by key, with where they came from, and undone', async () => {
    await mined();
    const list = await openTab('entries');
    list.querySelector<HTMLElement>('li')?.focus();
    await userEvent.keyboard('a');
    await vi.waitFor(() => expect(workshop.draft.files.has('answers/mined-product.yaml')).toBe(true));
    const [entry] = parse(workshop.draft.files.get('answers/mined-product.yaml') ?? '');
    expect(entry).toMatchObject({
      id: 'mined-ice',
      intent: 'product.info',
      origin: { kind: 'mined', log: 'talks.jsonl', conversations: 12, agents: 2, by: 'Lin' },
      en: { title: 'Ice packs' },
    });
    await vi.waitFor(() => expect(list.textContent).toContain('accepted'));
    // From here on the entry in the draft is the one to edit.
    await userEvent.keyboard('e');
    await settled();
    expect(list.querySelector('mining-entry-form')).toBeNull();
    await workshop.draft.undo();
    expect(workshop.draft.files.has('answers/mined-product.yaml')).toBe(false);
  });

  it('of what comes next say how likely chance alone is', async () => {
    await mined();
    expect((await openTab('chains')).textContent).toMatch(/ p [<=] 0\.\d+/);
  });

  it('that may hold for one order are edited before they are taken', async () => {
    await mined();
    const list = await openTab('entries');
    list.querySelector<HTMLElement>('li')?.focus();
    await userEvent.keyboard('ja');
    const form = await vi.waitFor(() => {
      const found = list.querySelector('mining-entry-form')?.shadowRoot;
      if (!found?.querySelector('textarea')) throw new Error('not yet');
      return found;
    });
    const answer = form.querySelector('textarea') as HTMLTextAreaElement;
    answer.value = 'Free from the amount on the help page.';
    buttonOf(form, 'Accept this').click();
    await vi.waitFor(() =>
      expect(workshop.draft.files.get('answers/mined-shipping.yaml')).toContain('Free from the amount'),
    );
  });

  it('of chains and golden words are edited by key before they are taken', async () => {
    await mined();
    const edit = async (tab: string, from: string, to: string): Promise<ShadowRoot> => {
      const list = await openTab(tab);
      list.querySelector<HTMLElement>('li')?.focus();
      await userEvent.keyboard('e');
      const form = await vi.waitFor(() => {
        const found = list.querySelector('mining-words-form')?.shadowRoot;
        if (!found?.querySelector('textarea')) throw new Error('not yet');
        return found;
      });
      const field = form.querySelector('textarea') as HTMLTextAreaElement;
      expect(field.value).toBe(from);
      expect((await axe(view)).violations).toEqual([]);
      field.value = ' ';
      buttonOf(form, 'Accept this').click();
      expect(list.querySelector('mining-words-form')).not.toBeNull();
      field.value = to;
      buttonOf(form, 'Accept this').click();
      await vi.waitFor(() => expect(list.querySelector('li')?.textContent).toContain('accepted'));
      expect(list.querySelector('mining-words-form')).toBeNull();
      return list;
    };
    await edit('chains', 'how much is delivery', 'What does delivery cost?\n\nIs delivery free? ');
    const list = await edit('scripts', 'I quite understand.', 'I\'m with you: "wrong" is wrong.');
    expect(parse(workshop.draft.files.get('scripts.yaml') ?? '').en).toEqual({
      'ask-shipping.fee': ['What does delivery cost?', 'Is delivery free?'],
      'soothe-angry': ['I\'m with you: "wrong" is wrong.'],
    });
    expect(Object.keys(parse(workshop.draft.files.get('followups.yaml') ?? '').next)).toEqual(['product.info']);
    await workshop.draft.undo();
    await vi.waitFor(() => expect(list.querySelector('li')?.textContent).not.toContain('accepted'));
  });

  it('say why where there is no place for the words yet, and close when another kind is shown', async () => {
    const result = sampleMined();
    const scripts = result.scripts.map((script) => ({ ...script, kind: 'decide' as const, topic: 'q-fee' }));
    useMining(workshop, new Mining(workshop, async () => ({ ...result, scripts })));
    await mined();
    const list = await openTab('entries');
    buttonOf(list, 'Edit').click();
    await vi.waitFor(() => expect(list.querySelector('mining-entry-form')).not.toBeNull());
    await openTab('scripts');
    await vi.waitFor(() => buttonOf(list, 'Edit').click());
    await vi.waitFor(() => expect(list.querySelector('[role=status]')?.textContent).toContain('Accept an entry'));
    expect(list.querySelector('form, mining-words-form')).toBeNull();
  });

  it('that were rejected stay rejected in the next run', async () => {
    await mined();
    let list = await openTab('entries');
    list.querySelector<HTMLElement>('li')?.focus();
    await userEvent.keyboard('r');
    await vi.waitFor(() => expect(list.querySelector('li')?.textContent).toContain('rejected'));
    await view.mining.run('again', () => '');
    list = await openTab('entries');
    expect(list.querySelector('li')?.textContent).toContain('Propose again');
  });

  it('of chains become follow-ups, those of words variants', async () => {
    await mined();
    buttonOf(await openTab('chains'), 'Accept').click();
    await vi.waitFor(() =>
      expect(parse(workshop.draft.files.get('followups.yaml') ?? '')).toEqual({
        next: { 'product.info': [{ intent: 'shipping.fee', probability: 0.61 }] },
      }),
    );
    expect(parse(workshop.draft.files.get('scripts.yaml') ?? '').en['ask-shipping.fee']).toEqual([
      'how much is delivery',
    ]);
    buttonOf(await openTab('scripts'), 'Accept').click();
    await vi.waitFor(() =>
      expect(parse(workshop.draft.files.get('scripts.yaml') ?? '').en['soothe-angry']).toEqual(['I quite understand.']),
    );
  });
});
