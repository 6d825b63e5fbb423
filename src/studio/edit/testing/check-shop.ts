import { checkPack } from '#publish/compile-pack.ts';
import { intentLabels } from '#publish/compiler-data.ts';
import type { PackFault } from '#publish/pack-fault.ts';
import { ParsedTexts } from '#publish/parsed-texts.ts';
import type { SourceFiles } from '#publish/source-files.ts';
import intentsTsv from '/models/intents.tsv?raw';

const parsed = new ParsedTexts();

/** The faults of a shop, by the compiler itself. */
export const checkShop = (files: SourceFiles): PackFault[] =>
  checkPack(files, { intents: intentLabels(intentsTsv), corpusOf: () => [], parsed });

/** A YAML text as the Studio reads it. */
export const readYaml = (text: string): unknown => parsed.yaml(text).value;
