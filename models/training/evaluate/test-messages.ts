import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import * as v from 'valibot';
import { LOCALES, type Locale } from '#core/locale.ts';
import { EMOTION_LABELS, readIntentLabels } from '../prepare/corpus.ts';
import type { TestMessage } from './judge.ts';

/**
 * Labelled messages of a file: rows of `intent TAB emotion TAB text [TAB variety]` whose language is that of the file's
 * name (`de-x.tsv`), or JSON Lines `{text, intent, emotion?, language?, variety?}`. Throws with the file and the line.
 */
export function readTestMessages(path: string): TestMessage[] {
  const file = basename(path, extname(path));
  const parse = extname(path) === '.tsv' ? rowReader(file) : readJson;
  const check = v.object({
    text: v.pipe(v.string(), v.trim(), v.minLength(1)),
    intent: v.picklist(readIntentLabels()),
    emotion: v.optional(v.picklist(['', ...EMOTION_LABELS]), ''),
    language: v.optional(v.picklist(['', ...LOCALES]), ''),
    variety: v.optional(v.string(), ''),
  });
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return [];
      try {
        return [{ ...v.parse(check, parse(line)), file }];
      } catch (cause) {
        throw new Error(`${path}:${at + 1}: ${explain(cause)}`);
      }
    });
}

function rowReader(file: string): (line: string) => unknown {
  const stem = file.replace(/-[a-z]$/, '');
  const language: Locale | undefined = stem === 'zh' ? 'zh-Hans' : LOCALES.find((locale) => locale === stem);
  return (line) => {
    const [intent, emotion, text, variety] = line.replace(/\r$/, '').split('\t');
    return { intent, emotion, text, variety, language };
  };
}

function readJson(line: string): unknown {
  return JSON.parse(line);
}

function explain(cause: unknown): string {
  if (cause instanceof v.ValiError) {
    const [issue] = cause.issues;
    return `${v.getDotPath(issue) ?? 'row'}: ${issue.message}`;
  }
  return cause instanceof Error ? cause.message : String(cause);
}
