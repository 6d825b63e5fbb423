import type { Page } from '@playwright/test';

/** The demo grocer's tag, for a page of another origin. */
export async function tagOf(page: Page, demoUrl: string): Promise<string> {
  const html = await (await page.request.get(`${demoUrl}/fresh/`)).text();
  const tag = /<script async src="\/aisle\/aisle\.js"[^>]*><\/script>/.exec(html)?.[0];
  if (!tag) throw new Error('the storefront has no tag');
  return tag
    .replace('src="/', `src="${demoUrl}/`)
    .replace('data-pack="/', `data-pack="${demoUrl}/`)
    .replace('data-backend="/', `data-backend="${demoUrl}/`);
}
