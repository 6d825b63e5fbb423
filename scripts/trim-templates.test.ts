// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the code under test has placeholders
import { expect, it } from 'vitest';
import { trimmed } from './trim-templates.ts';

it('takes indentation and comments out of styles', () => {
  const code = [
    'const a = css`',
    '  /* why */',
    '  .a > .b:hover,',
    '  .c .d {',
    '    margin: calc(1px + 2px) 0;',
    '    ${tone}',
    '  }',
    '`;',
  ].join('\n');
  expect(trimmed(code)).toBe('const a = css` .a > .b:hover,.c .d{margin:calc(1px + 2px) 0;${tone}}`;');
});

it('keeps a space where markup had a line break, in nested templates too', () => {
  const code =
    'const a = html`<p\n    class="x"\n  >${on ? html`<b>one</b>\n  two` : nothing}\n  three  four</p>`;\nconst b = 1;';
  expect(trimmed(code)).toBe(
    'const a = html`<p class="x" >${on ? html`<b>one</b> two` : nothing} three  four</p>`;\nconst b = 1;',
  );
});

it('leaves other templates and the code around them alone', () => {
  const code = 'const a = `x\n  y`;\nconst b = tag`x\n  y`;\n';
  expect(trimmed(code)).toBe(code);
});
