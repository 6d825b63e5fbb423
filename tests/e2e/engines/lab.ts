import type { Page } from '@playwright/test';
import type { GeneratorModel } from '#llm/model.ts';
import { FileServer } from '#workers/shared/testing/file-server.ts';
import type { TestModel } from './models.ts';
import type * as page from './page.ts';

type Functions = Omit<typeof page, 'default'>;

/** The page of these tests as seen from here: its functions, called in it. */
export type Lab = {
  [Name in keyof Functions]: Functions[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never;
};

/** A server with the page on it. */
export async function servePage(files: ReadonlyMap<string, Uint8Array>): Promise<FileServer> {
  const server = await new FileServer().open();
  server.files.set('/', Buffer.from('<!doctype html><title>Engines</title>'));
  for (const [path, bytes] of files) server.files.set(path, bytes);
  return server;
}

/** Puts a model on servers; gives it with them as its mirrors, in that order. */
export function serveModel({ model, contents }: TestModel, ...servers: FileServer[]): GeneratorModel {
  for (const server of servers) {
    for (const [path, bytes] of contents) server.files.set(`/models/${model.id}/${path}`, bytes);
  }
  return { ...model, mirrors: servers.map(({ url }) => `${url}/models/${model.id}/`) };
}

export async function openLab(page: Page, server: FileServer): Promise<Lab> {
  await page.goto(`${server.url}/`);
  return new Proxy({} as Lab, {
    get: (_, name) =>
      name === 'then'
        ? undefined
        : (...args: unknown[]) =>
            page.evaluate(
              async ([url, method, given]) => {
                const module = (await import(url)) as Record<string, (...args: unknown[]) => unknown>;
                return module[method]?.(...given);
              },
              [`${server.url}/page.js`, String(name), args] as const,
            ),
  });
}
