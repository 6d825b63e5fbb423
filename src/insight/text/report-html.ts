/** A part of the report: a heading, sentences, and a table whose one column may be drawn as bars. */
export interface ReportPart {
  title: string;
  lines: readonly string[];
  table: { head: readonly string[]; rows: readonly (readonly (string | number)[])[]; bars: number | null } | null;
}

const STYLE = `body{font:14px/1.5 system-ui,-apple-system,"PingFang SC","Microsoft YaHei",sans-serif;color:#18211f;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:22px}h2{font-size:16px;margin-top:2em;break-after:avoid}table{border-collapse:collapse;width:100%}
th,td{padding:4px 8px;border-bottom:1px solid #e2e7e4;text-align:start;vertical-align:top}tr{break-inside:avoid}svg{display:block}
@media print{body{margin:0;max-width:none}@page{margin:16mm}}`;

/** A report that is one file: nothing in it is fetched, charts are drawn as SVG, and it prints on plain paper. */
export function reportHtml({
  title,
  subtitle,
  language,
  parts,
}: {
  title: string;
  subtitle: string;
  language: string;
  parts: readonly ReportPart[];
}): string {
  return `<!doctype html>
<html lang="${asText(language)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${asText(title)}</title>
<style>${STYLE}</style><h1>${asText(title)}</h1><p>${asText(subtitle)}</p>
${parts.map(partHtml).join('\n')}
</html>
`;
}

function partHtml({ title, lines, table }: ReportPart): string {
  const rows = table === null || table.rows.length === 0 ? '' : tableHtml(table);
  return `<section><h2>${asText(title)}</h2>${lines.map((line) => `<p>${asText(line)}</p>`).join('')}${rows}</section>`;
}

function tableHtml({ head, rows, bars }: NonNullable<ReportPart['table']>): string {
  const most = bars === null ? 0 : Math.max(1, ...rows.map((row) => Number(row[bars]) || 0));
  const headCells = head.map((cell) => `<th scope="col">${asText(cell)}</th>`).join('');
  const bar = (value: string | number | undefined) =>
    bars === null
      ? ''
      : `<td><svg width="120" height="12" role="img" aria-label="${asText(String(value ?? ''))}"><rect width="${Math.round((120 * (Number(value) || 0)) / most)}" height="12" rx="2" fill="#0b6b5d"/></svg></td>`;
  const body = rows.map(
    (row) =>
      `<tr>${row.map((cell) => `<td>${asText(String(cell))}</td>`).join('')}${bars === null ? '' : bar(row[bars])}</tr>`,
  );
  return `<table><thead><tr>${headCells}${bars === null ? '' : '<th></th>'}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

const asText = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[char] ?? char,
  );
