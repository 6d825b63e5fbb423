import { keepLineEnds } from './keep-line-ends.ts';

/** A `## Title {#id}` of a policy and what stands under it, in the file it was read from. */
export interface PolicySection {
  id: string;
  title: string;
  /** Markdown, without the empty lines around it. */
  body: string;
  /** From the first character of its heading to that of the next, or the end. */
  from: number;
  to: number;
}

const HEADING = /^## +(.+?) *\{#([a-z0-9-]+)\} *$/gm;

export function policySections(text: string): PolicySection[] {
  const found = [...text.matchAll(HEADING)];
  return found.map((match, at) => {
    const from = match.index;
    const to = found[at + 1]?.index ?? text.length;
    const [heading, title = '', id = ''] = match;
    return { id, title, from, to, body: text.slice(from + heading.length, to).trim() };
  });
}

/** The file with this section changed, put at the end where there is none of this id, or taken away (null). */
export function setSection(
  text: string,
  id: string,
  next: { id?: string; title: string; body: string } | null,
): string {
  return keepLineEnds(text, (plain) => setPlain(plain, id, next));
}

function setPlain(text: string, id: string, next: { id?: string; title: string; body: string } | null): string {
  const section = policySections(text).find((one) => one.id === id);
  if (next === null) {
    if (!section) return text;
    const rest = text.slice(section.to);
    return rest === '' ? `${text.slice(0, section.from).trimEnd()}\n` : text.slice(0, section.from) + rest;
  }
  const heading = `## ${next.title.trim()} {#${next.id ?? id}}`;
  if (!section) return `${text.trimEnd()}\n\n${heading}\n\n${next.body.trim()}\n`;
  const gap = text.slice(section.from, section.to).match(/\s*$/)?.[0] ?? '\n';
  const before = text.slice(section.from, section.to);
  const oldHeading = before.split('\n', 1)[0] ?? '';
  // What did not change is not written anew, odd spaces included.
  const kept = section.title === next.title.trim() && (next.id ?? id) === id ? oldHeading : heading;
  const lead = before.slice(oldHeading.length).match(/^\s*/)?.[0] || '\n\n';
  const body = next.body.trim();
  const put = body === '' ? `${kept}${gap || '\n'}` : `${kept}${lead}${body}${gap || '\n'}`;
  return text.slice(0, section.from) + put + text.slice(section.to);
}

/** The file without a section; null where that was its last: a policy without one is none. */
export function withoutSection(text: string, id: string): string | null {
  const rest = setSection(text, id, null);
  return policySections(rest).length === 0 ? null : rest;
}

/** A new policy file with one section. */
export function newPolicy(title: string, section: { id: string; title: string; body: string }): string {
  return setSection(`---\ntitle: ${JSON.stringify(title)}\n---\n`, section.id, section);
}
