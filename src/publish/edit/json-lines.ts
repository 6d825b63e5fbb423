import { withValue, type YamlPath } from './plain-value.ts';

/** Lines of JSON as a list with a place for each line, so that a way begins with it (from 0); undefined for one that is none. */
export function readJsonLines(text: string): unknown[] {
  return text.split('\n').map((line) => {
    try {
      return JSON.parse(line) as unknown;
    } catch {
      return undefined;
    }
  });
}

/** The text with `value` at `path`; every other line stays as it was. */
export function setJsonLine(text: string, [at, ...path]: YamlPath, value: unknown): string {
  const lines = text.split('\n');
  const line = lines[Number(at)];
  if (line === undefined) return text;
  const end = line.endsWith('\r') ? '\r' : '';
  lines[Number(at)] = JSON.stringify(withValue(JSON.parse(line), path, value)) + end;
  return lines.join('\n');
}
