/** What kinds of personal data a log is searched for. */
export const PERSONAL_NAMES = [
  'name',
  'phone',
  'email',
  'address',
  'order',
  'parcel',
  'card',
  'iban',
  'id',
  'passport',
  'plate',
  'account',
  'secret',
  'link',
] as const;
export type PersonalName = (typeof PERSONAL_NAMES)[number];

/** Where something personal stands, as UTF-16 offsets, end exclusive. */
export interface PersonalSpan {
  kind: PersonalName;
  start: number;
  end: number;
}

/** Something personal that is told by its shape or by the words before it. */
export interface LogKind {
  kind: PersonalName;
  /** Group `it`, where there is one, is what is masked: the end of the match. */
  pattern: RegExp;
  holds?: (found: string) => boolean;
}
