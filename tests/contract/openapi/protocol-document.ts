import { readFile } from 'node:fs/promises';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';

const DOCUMENT = new URL('../../../docs/merchant-protocol.openapi.yaml', import.meta.url);
const ROOT = 'protocol';

type Json = Record<string, unknown>;

export interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  required?: boolean;
}

export interface Answer {
  $ref?: string;
  content?: Record<string, unknown>;
  headers?: Record<string, { required?: boolean }>;
}

export interface Operation {
  parameters?: Parameter[];
  security: object[];
  requestBody?: { required?: boolean; content: Record<string, unknown> };
  responses: Record<string, Answer>;
}

/** A part of the document, and where it is, so that the schemas below it can be named. */
export interface Placed<Part> {
  part: Part;
  pointer: string;
}

export interface ProtocolDocument {
  /** Follows a reference. */
  resolve<Part extends { $ref?: string }>(part: Part, pointer: string): Placed<Part>;
  /** What does not fit the schema at this place; as text where the schema wants a number, a number will do. */
  faultsOf(pointer: string, value: unknown, isText?: boolean): string | null;
  /** The operation at a path of the document, and that path. */
  find(method: string, path: string): (Placed<Operation> & { path: string }) | null;
}

let read: Promise<ProtocolDocument> | undefined;

/**
 * The protocol's OpenAPI document as a judge: every object is closed, so that a field nobody wrote down is noticed. Read
 * and compiled once, which takes longer than most of what it judges.
 */
export function readProtocolDocument(): Promise<ProtocolDocument> {
  read ??= readAsJudge();
  return read;
}

async function readAsJudge(): Promise<ProtocolDocument> {
  const document = parse(await readFile(DOCUMENT, 'utf8')) as { paths: Record<string, Record<string, Operation>> };
  closeObjects(document);
  const judges = [false, true].map((coerceTypes) => {
    const ajv = new Ajv2020({ strict: false, allErrors: true, coerceTypes });
    formats.default(ajv);
    ajv.addSchema(document, ROOT);
    return { ajv, validators: new Map<string, ValidateFunction>() };
  });
  const templates = Object.keys(document.paths)
    // A literal path goes before one with a parameter in its place.
    .sort((a, b) => a.split('{').length - b.split('{').length);

  return {
    resolve(part, pointer) {
      if (!part.$ref) return { part, pointer };
      const target = part.$ref.slice(1);
      const keys = target.slice(1).split('/');
      return { part: keys.reduce<unknown>((at, key) => (at as Json)[key], document) as typeof part, pointer: target };
    },

    faultsOf(pointer, value, isText = false) {
      const judge = judges[isText ? 1 : 0];
      if (!judge) return null;
      const { ajv, validators } = judge;
      const validate = validators.get(pointer) ?? ajv.compile({ $ref: `${ROOT}#${pointer}` });
      validators.set(pointer, validate);
      return validate(value) ? null : ajv.errorsText(validate.errors);
    },

    find(method, asked) {
      const parts = asked.split('/');
      const path = templates.find((template) => {
        const written = template.split('/');
        return written.length === parts.length && written.every((part, i) => part.startsWith('{') || part === parts[i]);
      });
      const part = path === undefined ? undefined : document.paths[path]?.[method];
      if (path === undefined || !part) return null;
      return { path, part, pointer: `/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}` };
    },
  };
}

function closeObjects(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  const schema = node as Json;
  if (schema.type === 'object' && schema.properties && schema.additionalProperties === undefined) {
    schema.additionalProperties = false;
  }
  for (const value of Object.values(schema)) closeObjects(value);
}
