import { parseDocument } from 'yaml';
import { type ConvertedMarkdown, richFromMarkdown } from './rich-from-markdown.ts';

/** A text of YAML as a value that nobody changes, or what is wrong with it. */
export interface ParsedYaml {
  value: unknown;
  errors: readonly string[];
}

/**
 * What texts were parsed to: in a second check of almost the same sources only what changed is parsed again. What two checks
 * in a row did not ask for is forgotten.
 */
export class ParsedTexts {
  readonly #yaml = new Remembered<ParsedYaml>(parseYaml);
  readonly #markdown = new Remembered<ConvertedMarkdown>(richFromMarkdown);

  yaml(text: string): ParsedYaml {
    return this.#yaml.of(text);
  }

  markdown(text: string): ConvertedMarkdown {
    return this.#markdown.of(text);
  }

  /** To be called before each check. */
  turn(): void {
    this.#yaml.turn();
    this.#markdown.turn();
  }
}

class Remembered<T> {
  readonly #make: (text: string) => T;
  #now = new Map<string, T>();
  #before = new Map<string, T>();

  constructor(make: (text: string) => T) {
    this.#make = make;
  }

  of(text: string): T {
    const made = this.#now.get(text) ?? this.#before.get(text) ?? this.#make(text);
    this.#now.set(text, made);
    return made;
  }

  turn(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}

function parseYaml(text: string): ParsedYaml {
  const document = parseDocument(text, { prettyErrors: true });
  const errors = document.errors.map(({ message }) => message.trim().replace(/\s*\n\s*/g, ' '));
  return { value: errors.length > 0 ? null : (document.toJS() as unknown), errors };
}
