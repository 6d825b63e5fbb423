import type { StudioView } from '../state/route.ts';

/** Where each view's code is: it loads when the view is first opened. */
const VIEWS: Readonly<Record<StudioView, () => Promise<unknown>>> = {
  start: () => import('../start/studio-start.ts'),
  questions: () => import('../questions/studio-questions.ts'),
  edit: () => import('../edit/studio-edit.ts'),
  flows: () => import('../flows/studio-flows.ts'),
  try: () => import('../try/studio-try.ts'),
  publish: () => import('../publish/studio-publish.ts'),
  improve: () => import('../improve/studio-improve.ts'),
  insight: () => import('../insight/studio-insight.ts'),
  figures: () => import('../figures/studio-figures.ts'),
  lab: () => import('../lab/studio-lab.ts'),
  privacy: () => import('../privacy/studio-privacy.ts'),
};

/** Resolves once `<studio-VIEW>` is defined. Rejects where its code cannot be had. */
export async function openView(view: StudioView): Promise<void> {
  await VIEWS[view]();
}
