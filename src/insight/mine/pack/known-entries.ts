import { parse } from 'yaml';

/** An entry of the pack's sources, in one language. */
export interface KnownEntry {
  id: string;
  file: string;
  intent: string;
  language: string;
  questions: string[];
  answer: string;
}

const NOT_LANGUAGES = new Set(['id', 'intent', 'url', 'policies', 'validFrom', 'validUntil', 'origin']);

/** The answers of the sources as far as they can be read: a file with a fault is the editor's to tell of. */
export function knownEntries(files: ReadonlyMap<string, string>): KnownEntry[] {
  return [...files].flatMap(([file, text]) => {
    if (!/^answers\/.*\.yaml$/.test(file)) return [];
    const entries = read(text);
    if (!Array.isArray(entries)) return [];
    return entries.filter(isRecord).flatMap((entry) =>
      Object.entries(entry).flatMap(([language, wording]): KnownEntry[] => {
        if (NOT_LANGUAGES.has(language) || !isRecord(wording)) return [];
        const { questions, answer } = wording;
        if (!Array.isArray(questions) || typeof answer !== 'string') return [];
        return [
          {
            id: String(entry.id ?? ''),
            file,
            intent: String(entry.intent ?? ''),
            language: language === 'id-ID' ? 'id' : language,
            questions: questions.map(String),
            answer,
          },
        ];
      }),
    );
  });
}

function read(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
