import * as v from 'valibot';
import { AppError } from '#core/app-error.ts';
import { ChatwootSettings } from '#merchant/chatwoot/chatwoot-settings.ts';
import { LinkSettings } from '#merchant/link/link-settings.ts';
import { VendorWidgetSettings } from '#merchant/vendor-widget/vendor-widget-settings.ts';
import { XmppSettings } from '#merchant/xmpp/xmpp-settings.ts';

const Url = v.pipe(v.string(), v.regex(/^(https?:\/\/|\/)\S+$/, 'URL'));

const Rest = v.strictObject({ kind: v.literal('rest') });

const OrdersSettings = v.variant('kind', [
  Rest,
  v.strictObject({ kind: v.literal('medusa'), url: Url, publishableKey: v.pipe(v.string(), v.startsWith('pk_')) }),
  v.strictObject({ kind: v.literal('vendure'), url: Url }),
]);
export type OrdersSettings = v.InferOutput<typeof OrdersSettings>;

const HandoffSettings = v.variant('kind', [Rest, XmppSettings, ChatwootSettings, VendorWidgetSettings, LinkSettings]);
export type HandoffSettings = v.InferOutput<typeof HandoffSettings>;

/** `KIND:VALUE` for what needs one value only. */
const SHORT: Readonly<Record<string, (value: string) => object>> = {
  'vendor-widget': (vendor) => ({ kind: 'vendor-widget', vendor }),
  mail: (mail) => ({ kind: 'link', mail }),
  phone: (phone) => ({ kind: 'link', phone }),
  wecom: (wecom) => ({ kind: 'link', wecom }),
  page: (page) => ({ kind: 'link', page }),
  vendure: (url) => ({ kind: 'vendure', url }),
};

/** `data-orders` or `data-handoff` as given; nothing is `rest`. Throws `settings-invalid` with the path of the fault. */
export const parseOrdersSettings = (given: unknown): OrdersSettings => parse('data-orders', OrdersSettings, given);
export const parseHandoffSettings = (given: unknown): HandoffSettings => parse('data-handoff', HandoffSettings, given);

function parse<Output>(name: string, schema: v.GenericSchema<unknown, Output>, given: unknown): Output {
  const parsed = v.safeParse(schema, typeof given === 'string' ? readText(name, given) : (given ?? { kind: 'rest' }));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const at = v.getDotPath(issue);
  throw new AppError('settings-invalid', { path: at ? `${name} › ${at}` : name, expected: issue.message });
}

function readText(name: string, text: string): unknown {
  const short = /^([a-z-]+)(?::(.+))?$/.exec(text.trim());
  if (short) {
    const [, kind = '', value] = short;
    return value === undefined ? { kind } : (SHORT[kind]?.(value) ?? { kind });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('settings-invalid', { path: name, expected: 'JSON, or KIND:VALUE' }, { cause });
  }
}
