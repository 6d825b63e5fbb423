/** What a column of a table may hold. */
export const LOG_FIELDS = [
  'conversation',
  'time',
  'sender',
  'role',
  'agent',
  'shopper',
  'text',
  'answer',
  'transcript',
  'channel',
  'group',
  'rating',
  'resolved',
  'handedOver',
  'converted',
  'tags',
  'order',
] as const;
export type LogField = (typeof LOG_FIELDS)[number];

/** Field → name of the column that holds it. */
export type LogColumns = Partial<Record<LogField, string>>;

/** One name for tables of the same columns: a mapping that was made for one serves the next. */
export const headerSet = (columns: readonly string[]): string =>
  columns.map((name) => name.trim().toLowerCase()).join('\u001f');
