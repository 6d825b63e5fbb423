import { type Plugin, parseAst } from 'vite';

const TAGS: ReadonlySet<string> = new Set(['css', 'html', 'svg']);
/** What holds such literals. */
const SOURCES = /\/src\/(ui|widget)\/[\w./-]+\.ts$/;

interface Node {
  type: string;
  start: number;
  end: number;
}

/** Vite plugin: takes the indentation and the comments out of the panel's `css` and `html` literals. */
export function trimTemplates(): Plugin {
  return {
    name: 'trim-templates',
    // After the types are gone.
    enforce: 'post',
    transform: (code, id) => (SOURCES.test(id) ? { code: trimmed(code), map: null } : null),
  };
}

/** A module of JavaScript with its literals trimmed; the code around them is left alone. */
export function trimmed(code: string): string {
  let result = '';
  let at = 0;
  for (const { tag, start, end } of literals(parseAst(code), code)) {
    const text = code.slice(start, end);
    result += code.slice(at, start) + (tag === 'css' ? trimCss(text) : trimHtml(text));
    at = end;
  }
  return result + code.slice(at);
}

/** White space within a line stays: it may stand between words. */
const trimHtml = (text: string): string => text.replace(/\s*\n\s*/g, ' ');

const trimCss = (text: string): string =>
  text
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}');

/** The texts between the placeholders of tagged templates, in their order. */
function literals(root: unknown, code: string): { tag: string; start: number; end: number }[] {
  const found: { tag: string; start: number; end: number }[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (isNode(node)) {
      const { tag, quasi } = node as {
        tag?: { name?: string };
        quasi?: { quasis: (Node & { value: { raw: string } })[] };
      };
      if (node.type === 'TaggedTemplateExpression' && quasi && TAGS.has(tag?.name ?? '')) {
        for (const { start, value } of quasi.quasis) {
          // Some parsers count the delimiters in.
          const from = code.indexOf(value.raw, start);
          found.push({ tag: tag?.name ?? '', start: from, end: from + value.raw.length });
        }
      }
      Object.values(node).forEach(visit);
    }
  };
  visit(root);
  return found.sort((a, b) => a.start - b.start);
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
