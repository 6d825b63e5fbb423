/**
 * An answer's text as an allow-listed tree. Markdown is parsed once, when a pack is built, so that no parser and no
 * HTML ever reaches the shopper's page: a renderer maps these nodes to elements and there is no node for anything else.
 */
export type RichInline =
  | { type: 'text'; text: string }
  | { type: 'strong'; children: RichInline[] }
  | { type: 'em'; children: RichInline[] }
  | { type: 'code'; text: string }
  | { type: 'break' }
  /** `href` is https:, mailto:, tel: or a path that starts with `/`. */
  | { type: 'link'; href: string; children: RichInline[] };

export type RichBlock =
  | { type: 'paragraph'; children: RichInline[] }
  | { type: 'list'; ordered: boolean; items: RichInline[][] }
  | { type: 'quote'; children: RichInline[] }
  | { type: 'table'; head: RichInline[][]; rows: RichInline[][][] };

export type RichText = RichBlock[];
