import type { Locale } from '#core/locale.ts';
import type { YamlPath } from './plain-value.ts';

/** What there is to edit in a pack, in the order it is listed. */
export const EDIT_KINDS = [
  'answer',
  'product',
  'policy',
  'promotion',
  'script',
  'rule',
  'lexicon',
  'example',
  'flow',
  'file',
] as const;
export type EditKind = (typeof EDIT_KINDS)[number];

/** Where something stands: in a file of the sources, in a YAML file under `path`. */
export interface SourcePlace {
  file: string;
  path: YamlPath;
}

/** One thing of a pack's sources that a person edits as a whole. */
export interface PackEntry extends SourcePlace {
  kind: EditKind;
  /** Id of an answer, SKU, `NAME.section`, key of a script, member of the rules, label of examples, path of a file. */
  id: string;
  /** By language; empty where it has none. */
  titles: Partial<Record<Locale, string>>;
  /** The languages in which it is there. */
  locales: readonly Locale[];
  /** Where it stands in the languages that have a file of their own. */
  apart: Partial<Record<Locale, SourcePlace>>;
  /** Where it came from, as its file says; empty where it says nothing: written by hand. */
  origin: string;
  /** ISO 8601: when it ends by itself, an answer or a promotion; empty where it does not. */
  until: string;
  /** Only in the pack that this shop extends: an edit makes a copy in the shop's own files. */
  isInherited: boolean;
  /** All its words in lower case, to search in. */
  words: string;
}

export const entryKey = ({ kind, id }: Pick<PackEntry, 'kind' | 'id'>): string => `${kind}:${id}`;

/** The languages of a shop. */
export interface ShopLanguages {
  /** Those in which everything is there. */
  whole: readonly Locale[];
  /** Those in which some of it is there. */
  partly: readonly Locale[];
}
