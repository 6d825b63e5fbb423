import { unparse } from 'papaparse';
import { fill } from '#i18n/fill.ts';
import { tryWords } from '#i18n/studio/try-words.ts';
import type { StudioLanguage } from '#i18n/studio/two-languages.ts';
import { POC_MEASURES, type PocReport } from '#replay/poc/poc-report.ts';
import { percent, percentRange } from '../look/percent.ts';
import { saveFile } from '../look/save-file.ts';
import type { Beside } from './rehearsals.ts';

const TYPES = { json: 'application/json', csv: 'text/csv', html: 'text/html' } as const;
export type ProofFile = keyof typeof TYPES;

/** The report as a file: figures and failures as JSON, failures as CSV, a page that stands by itself. */
export function proofFile(proof: Beside<PocReport>, kind: ProofFile, language: StudioLanguage): string {
  if (kind === 'json') {
    const { judged: _, ...draft } = proof.draft;
    return JSON.stringify({ draft, live: proof.live && { ...proof.live, judged: undefined } }, null, 2);
  }
  const words = tryWords[language];
  if (kind === 'csv') {
    const rows = proof.draft.failures.map((failure) => [
      words.failures.faults[failure.kind],
      failure.conversation,
      failure.position,
      ...[failure.text, failure.read?.intent ?? '', failure.read?.confidence.toFixed(2) ?? ''],
      ...[failure.answered, failure.agentSaid ?? '', failure.what, failure.near?.id ?? ''],
    ]);
    const head = ['kind', 'conversation', 'turn', 'text', 'intent', 'confidence', 'answered', 'agent', 'what', 'near'];
    return unparse([head, ...rows], { escapeFormulae: true });
  }
  return page(proof, language);
}

export function saveProof(proof: Beside<PocReport>, kind: ProofFile, language: StudioLanguage): void {
  const name = `try-${proof.draft.shop}-${proof.draft.packVersion}.${kind}`;
  saveFile(name, proofFile(proof, kind, language), `${TYPES[kind]};charset=utf-8`);
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

function page({ draft }: Beside<PocReport>, language: StudioLanguage): string {
  const { proof: words, failures } = tryWords[language];
  const title = `${words.job} · ${draft.shop} ${draft.packVersion}`;
  const rows = POC_MEASURES.map((measure) => {
    const { count, of, share, low, high } = draft.figures[measure];
    const { name, means } = words.measures[measure];
    const cells = share === null ? [words.none, ''] : [percent(share, language), percentRange(low, high, language)];
    return [`<b>${escaped(name)}</b><br><small>${escaped(means)}</small>`, `${count} / ${of}`, ...cells];
  });
  const failed = draft.failures.map(({ kind, text, answered, agentSaid, what }) =>
    [failures.faults[kind], text, answered, agentSaid ?? '', what].map(escaped),
  );
  const table = (head: string[], body: string[][]): string =>
    `<table><tr>${head.map((cell) => `<th>${escaped(cell)}</th>`).join('')}</tr>${body
      .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
      .join('')}</table>`;
  const caption = fill(words.caption, { conversations: draft.conversations, messages: draft.messages });
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escaped(title)}</title>
<style>body{font:14px/1.5 system-ui;margin:24px;max-width:1100px}table{border-collapse:collapse;width:100%}
td,th{border-bottom:1px solid #ccc;padding:6px;text-align:start;vertical-align:top;white-space:pre-line}</style>
<h1>${escaped(title)}</h1><p>${escaped(caption)}</p>
${table([words.measure, words.count, words.share, words.interval], rows)}
<h2>${escaped(failures.title)}</h2>
${table([failures.title, failures.said, failures.answered, failures.agent, ''], failed)}</html>
`;
}
