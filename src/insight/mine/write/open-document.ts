import { Document, isMap, isSeq, parseDocument } from 'yaml';

/** The YAML of a source file, to be changed in place: comments and the layout of the rest stay. An empty one becomes `kind`. */
export function openDocument(text: string | null, kind: 'map' | 'list'): Document {
  const document = parseDocument(text ?? '') as Document;
  const fits = kind === 'map' ? isMap(document.contents) : isSeq(document.contents);
  if (!fits) document.contents = new Document(kind === 'map' ? {} : []).contents;
  return document;
}
