import { isScalar, parse, parseDocument, visit } from 'yaml';
import type { SourceFiles } from '../source-files.ts';
import { valueAt, type YamlPath } from './plain-value.ts';
import type { TextEdits } from './rename-entry.ts';
import { setYaml } from './yaml-edit.ts';

/** A text in which the words were found, and what it would become. */
export interface Replacement {
  file: string;
  /** Line of the file, from 1. */
  line: number;
  /** Way in a YAML file; null: a line of a plain file. */
  path: YamlPath | null;
  before: string;
  after: string;
}

export interface Search {
  find: string;
  put: string;
  matchCase: boolean;
}

/** Members that name things rather than say something: not for replacing. */
const NAMES =
  /^(id|sku|intent|policies|skus|go|next|else|no|some|done|review|refused|say|confirm|collect|act|jump|ticket|when|promotion|image|url|from|until|currency)$/;

/** Every text of the shop's own files in which the words stand. Keys, ids and other names are left out. */
export function findTexts(files: SourceFiles, search: Search): Replacement[] {
  if (search.find === '') return [];
  const pattern = patternOf(search);
  return [...files].flatMap(([file, text]): Replacement[] => {
    if (file.startsWith('../') || !new RegExp(pattern.source, pattern.flags).test(text)) return [];
    return file.endsWith('.yaml') ? inYaml(file, text, search) : inLines(file, text, search);
  });
}

/** The chosen ones, written down: one step. A place that does not say any more what was found there is left alone. */
export function replaceTexts(files: SourceFiles, chosen: readonly Replacement[]): TextEdits {
  const edits: TextEdits = {};
  for (const { file, line, path, before, after } of chosen) {
    const text = edits[file] ?? files.get(file);
    if (text === undefined) continue;
    if (path !== null) {
      if (valueAt(parse(text), path) === before) edits[file] = setYaml(text, path, after);
      continue;
    }
    const lines = text.split('\n');
    if (lines[line - 1] === before) edits[file] = lines.with(line - 1, after).join('\n');
  }
  return edits;
}

function inYaml(file: string, text: string, search: Search): Replacement[] {
  const document = parseDocument(text);
  if (document.errors.length > 0) return [];
  const found: Replacement[] = [];
  visit(document, {
    Scalar(key, node, ancestors) {
      if (key === 'key' || typeof node.value !== 'string') return;
      const after = node.value.replace(patternOf(search), () => search.put);
      if (after === node.value) return;
      const path = wayOf(ancestors, node);
      if (path.some((name) => typeof name === 'string' && NAMES.test(name))) return;
      const line = text.slice(0, node.range?.[0] ?? 0).split('\n').length;
      found.push({ file, line, path, before: node.value, after });
    },
  });
  return found;
}

/** Keys and places from the root to a node. */
function wayOf(ancestors: readonly unknown[], node: unknown): YamlPath {
  const chain = [...ancestors, node];
  return chain.flatMap((one, at): (string | number)[] => {
    const next = chain[at + 1];
    if (typeof one !== 'object' || one === null || next === undefined) return [];
    if ('key' in one && 'value' in one) return isScalar(one.key) ? [String(one.key.value)] : [];
    const { items } = one as { items?: unknown[] };
    const index = items?.indexOf(next) ?? -1;
    const isPair = typeof next === 'object' && next !== null && 'key' in next;
    return index >= 0 && !isPair ? [index] : [];
  });
}

function inLines(file: string, text: string, search: Search): Replacement[] {
  return text.split('\n').flatMap((before, at) => {
    const isName = file.endsWith('.tsv') && !before.includes('\t');
    const [label = '', ...rest] = file.endsWith('.tsv') ? before.split('\t') : ['', before];
    const put = rest.join('\t').replace(patternOf(search), () => search.put);
    const after = file.endsWith('.tsv') ? `${label}\t${put}` : put;
    return isName || after === before ? [] : [{ file, line: at + 1, path: null, before, after }];
  });
}

const patternOf = ({ find, matchCase }: Search): RegExp =>
  new RegExp(find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), matchCase ? 'g' : 'gi');
