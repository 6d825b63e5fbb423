import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { FeedBroken } from './feed-item.ts';

/** Tags that may come several times; a single one is a list too. */
const LISTS = new Set(['item', 'entry', 'product_detail', 'product_type', 'additional_image_link', 'promotion_id']);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  // `g:` by whatever prefix the feed binds it to.
  removeNSPrefix: true,
  // Prices and codes stay as they are written.
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  // Without a document type there are no entities of the feed's own to expand: only the five of XML and numbered signs.
  processEntities: true,
  htmlEntities: true,
  isArray: (name) => LISTS.has(name),
});

/**
 * An XML feed as plain objects. A document type is refused before anything is parsed, and with it every entity that a feed could
 * define: no file and no address is read because of one, and nothing grows (XXE, "billion laughs"). Throws `FeedBroken` for
 * what is cut or not well-formed.
 */
export function parseXml(text: string): unknown {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    throw new FeedBroken('has a document type, which feeds need not and may not have');
  const checked = XMLValidator.validate(text);
  if (checked !== true) throw new FeedBroken(`line ${checked.err.line}: ${checked.err.msg}`);
  try {
    return parser.parse(text);
  } catch (cause) {
    throw new FeedBroken('is not XML', { cause });
  }
}
