import { isMap, isSeq, parse } from 'yaml';
import { openDocument } from './open-document.ts';

/**
 * `scripts.yaml` of the shop with one more variant of a key. The variants of the extended pack are taken over first: a shop's
 * list replaces the one below it as a whole.
 */
export function writeScript(
  text: string | null,
  below: string | null,
  { language, key, template }: { language: string; key: string; template: string },
): string {
  const document = openDocument(text, 'map');
  const path = [language, key];
  if (!isSeq(document.getIn(path))) {
    const inherited = below === null ? undefined : (parse(below)?.[language]?.[key] as unknown);
    document.setIn(path, document.createNode(Array.isArray(inherited) ? inherited : []));
  }
  const list = document.getIn(path);
  if (isSeq(list) && !list.items.some((item) => String(item) === template)) {
    list.flow = false;
    list.add(document.createNode(template));
  }
  return document.toString({ lineWidth: 120 });
}

/** The file with the line that helps to decide in an entry of `answers/`; null where the entry is not there in that language. */
export function writeDecide(
  text: string,
  { entry, language, template }: { entry: string; language: string; template: string },
): string | null {
  const document = openDocument(text, 'list');
  const items = isSeq(document.contents) ? document.contents.items : [];
  const at = items.findIndex((item) => isMap(item) && item.get('id') === entry);
  if (at === -1 || !isMap(document.getIn([at, language]))) return null;
  document.setIn([at, language, 'decide'], template);
  return document.toString({ lineWidth: 120 });
}
