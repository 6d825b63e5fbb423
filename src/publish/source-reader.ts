import * as v from 'valibot';
import type { PackFault } from './pack-fault.ts';
import type { ParsedTexts } from './parsed-texts.ts';
import type { SourceFiles } from './source-files.ts';

/** A value of the source with the place it came from, for faults found later. */
export interface Sourced<T> {
  value: T;
  file: string;
  entry: string;
}

/** Files, and what is known of their texts from before. */
export interface SourceTree {
  files: SourceFiles;
  parsed: ParsedTexts;
}

/** Reads and checks the files of one source folder, collecting faults instead of stopping at the first. */
export class SourceReader {
  readonly #tree: SourceTree;
  readonly #faults: PackFault[];
  /** Put before file names, for a folder that another one extends. */
  readonly #prefix: string;

  constructor(tree: SourceTree, faults: PackFault[], prefix = '') {
    this.#tree = tree;
    this.#faults = faults;
    this.#prefix = prefix;
  }

  fault(at: { file: string; entry?: string; field?: string }, message: string): void {
    const { file, entry = '', field = '' } = at;
    this.#faults.push({ file: `${this.#prefix}${file}`, entry, field, message });
  }

  has(file: string): boolean {
    return this.#tree.files.has(`${this.#prefix}${file}`);
  }

  /** Names of the files of a subfolder with this ending, in alphabetical order; none where it does not exist. */
  list(folder: string, ending: string): string[] {
    const names = namesIn(this.#tree.files, `${this.#prefix}${folder}/`);
    for (const name of names.filter((found) => !found.endsWith(ending))) {
      this.fault({ file: `${folder}/${name}` }, `only *${ending} files belong here`);
    }
    return names.filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name}`);
  }

  text(file: string): string {
    const text = this.#tree.files.get(`${this.#prefix}${file}`) ?? '';
    return text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  }

  /** One YAML file as one value; undefined where it is missing or faulty. */
  yaml<S extends v.GenericSchema>(file: string, schema: S): v.InferOutput<S> | undefined {
    if (!this.has(file)) {
      this.fault({ file }, 'the file is missing');
      return undefined;
    }
    const raw = this.parseYaml(this.text(file), file);
    return raw === undefined ? undefined : this.check(raw.value, schema, { file, entry: '' });
  }

  /** A YAML file that is a list of entries; faulty entries are left out. `nameOf` gives an entry's id for messages. */
  entries<S extends v.GenericSchema>(file: string, schema: S, idField: string): Sourced<v.InferOutput<S>>[] {
    const raw = this.parseYaml(this.text(file), file);
    if (raw === undefined) return [];
    if (!Array.isArray(raw.value)) {
      this.fault({ file }, 'expected a list of entries');
      return [];
    }
    return raw.value.flatMap((item: unknown, at) => {
      const entry = entryName(item, idField, at);
      const value = this.check(item, schema, { file, entry });
      return value === undefined ? [] : [{ value, file, entry }];
    });
  }

  check<S extends v.GenericSchema>(
    raw: unknown,
    schema: S,
    at: { file: string; entry: string },
    /** Where `raw` lies in its entry. */
    under = '',
  ): v.InferOutput<S> | undefined {
    const result = v.safeParse(schema, raw);
    if (result.success) return result.output;
    for (const issue of result.issues) {
      const field = [under, v.getDotPath(issue) ?? ''].filter((part) => part !== '').join('.');
      this.fault({ ...at, field }, issue.message);
    }
    return undefined;
  }

  /** `{ value }`, or undefined after a fault. */
  parseYaml(text: string, file: string): { value: unknown } | undefined {
    const { errors, value } = this.#tree.parsed.yaml(text);
    for (const message of errors) this.fault({ file }, message);
    return errors.length > 0 ? undefined : { value };
  }
}

function entryName(item: unknown, idField: string, at: number): string {
  const id = typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[idField] : undefined;
  return typeof id === 'string' && id !== '' ? id : `entry ${at + 1}`;
}

/** What lies right in a folder, in alphabetical order; hidden files are not looked at. `folder` ends with a slash. */
export function namesIn(files: SourceFiles, folder: string): string[] {
  const names = new Set<string>();
  for (const path of files.keys()) {
    if (!path.startsWith(folder)) continue;
    const [name = ''] = path.slice(folder.length).split('/', 1);
    if (!name.startsWith('.')) names.add(name);
  }
  return [...names].sort();
}
