import { readFileSync, writeFileSync } from 'node:fs';
import { containerBootstrap, LangEn, Nlp } from '@nlpjs/basic';
import { LangZh } from '@nlpjs/lang-zh';
import { usedMs } from '../retrieval/measure.ts';
import { type BenchMessage, brotliBytes, type Contender, type Preparation } from './contender.ts';

/** Trains nlp.js as its documentation does, at its own settings, and leaves the model in a file. */
export async function trainNlpjs(messages: readonly BenchMessage[], file: string): Promise<Preparation> {
  const nlp = await emptyNlp();
  for (const { language, text, intent } of messages) nlp.addDocument(language, text, intent);
  const from = process.cpuUsage();
  await nlp.train();
  const trainSeconds = Math.round(usedMs(from) / 10) / 100;
  const model = Buffer.from(nlp.export());
  writeFileSync(file, model);
  return { trainSeconds, modelBytes: model.length, modelBrotliBytes: brotliBytes(model) };
}

export async function loadNlpjs(file: string): Promise<Contender> {
  const nlp = await emptyNlp();
  nlp.import(readFileSync(file, 'utf8'));
  return {
    async read({ language, text }) {
      const { intent } = await nlp.process(language, text);
      return intent === 'None' ? 'oos' : intent;
    },
  };
}

async function emptyNlp(): Promise<Nlp> {
  const container = await containerBootstrap();
  for (const plugin of [Nlp, LangEn, LangZh]) container.use(plugin);
  const nlp = container.get('nlp');
  nlp.settings.autoSave = false;
  nlp.addLanguage('en');
  nlp.addLanguage('zh');
  return nlp;
}
