import type { Locale } from '#core/locale.ts';
import type { PackEntry, SourcePlace } from '#publish/edit/pack-entry.ts';
import { wordingFile } from '#publish/edit/remove-entry.ts';
import { wordingKey } from '#publish/source-schema.ts';
import type { Editing } from './editing.ts';
import type { FieldControl, FieldOption } from './field-value.ts';
import type { FieldName, FormField } from './form-field.ts';
import { intentOptions } from './intent-options.ts';

/** Fields of an entry: those that hold in every language, and those of one. */
export interface EntryFields {
  common: FormField[];
  worded: (locale: Locale) => FormField[];
}

const ORDER = [
  'id',
  'sku',
  'intent',
  'origin',
  'from',
  'until',
  'code',
  'skus',
  'url',
  'policies',
  'validFrom',
  'validUntil',
  'category',
  'name',
  'aliases',
  'price',
  'listPrice',
  'stock',
  'image',
  'summary',
  'highlight',
  'decide',
  'cases',
  'attributes',
  'zh-Hans',
  'en',
  'title',
  'questions',
  'answer',
  'text',
  'amount',
  'currency',
];

/** The form of an answer, a product or a promotion, from a description of its values. */
export function entryFields(editing: Editing, entry: PackEntry): EntryFields | null {
  const field = (name: FieldName, control: FieldControl, way: string, options?: readonly FieldOption[]): FormField => ({
    name,
    control,
    way,
    place: { file: entry.file, path: [...entry.path, ...way.split('.')] },
    order: ORDER,
    ...(options && { options }),
  });
  const namesOf = (kind: PackEntry['kind']) =>
    editing.entries
      .filter((one) => one.kind === kind)
      .map((one) => ({ value: one.id, label: `${editing.titleOf(one)} (${one.id})` }));
  const worded = (locale: Locale, name: FieldName, control: FieldControl): FormField => {
    const place = wordingPlace(editing, entry, locale);
    const key = wordingKey(locale);
    return {
      name,
      control,
      way: `${key}.${name}`,
      place: { file: place.file, path: [...place.path, name] },
      locale,
      order: ORDER,
    };
  };
  const localised = (locale: Locale, name: FieldName, control: FieldControl): FormField => ({
    ...field(name, control, `${name}.${locale}`),
    locale,
  });
  switch (entry.kind) {
    case 'answer':
      return {
        common: [
          field('intent', 'choice', 'intent', intentOptions(editing, editing.workshop.language)),
          field('policies', 'names', 'policies', namesOf('policy')),
          field('url', 'line', 'url'),
          field('validFrom', 'line', 'validFrom'),
          field('validUntil', 'line', 'validUntil'),
        ],
        worded: (locale) => [
          worded(locale, 'title', 'line'),
          worded(locale, 'questions', 'lines'),
          worded(locale, 'answer', 'markdown'),
          worded(locale, 'highlight', 'line'),
          worded(locale, 'decide', 'line'),
        ],
      };
    case 'promotion':
      return {
        common: [
          field('from', 'line', 'from'),
          field('until', 'line', 'until'),
          field('code', 'line', 'code'),
          field('skus', 'names', 'skus', namesOf('product')),
          field('url', 'line', 'url'),
        ],
        worded: (locale) => [worded(locale, 'title', 'line'), worded(locale, 'text', 'markdown')],
      };
    case 'product':
      return {
        common: [
          field('amount', 'line', 'price.amount'),
          field('currency', 'line', 'price.currency'),
          field('listPrice', 'line', 'listPrice.amount'),
          field('listCurrency', 'line', 'listPrice.currency'),
          field(
            'stock',
            'choice',
            'stock',
            ['in-stock', 'low', 'out'].map((value) => ({ value, label: value })),
          ),
          field('image', 'line', 'image'),
        ],
        worded: (locale) => [
          localised(locale, 'name', 'line'),
          localised(locale, 'category', 'line'),
          localised(locale, 'aliases', 'lines'),
          localised(locale, 'summary', 'paragraph'),
          localised(locale, 'highlight', 'line'),
          localised(locale, 'decide', 'line'),
        ],
      };
    default:
      return null;
  }
}

/** Where the wording of an entry in a language stands, or will stand. */
function wordingPlace(editing: Editing, entry: PackEntry, locale: Locale): SourcePlace {
  const apart = entry.apart[locale];
  if (apart) return apart;
  const file = wordingFile(entry, locale, editing.languages.partly);
  return file === entry.file
    ? { file, path: [...entry.path, wordingKey(locale)] }
    : { file, path: ['answers', entry.id] };
}
