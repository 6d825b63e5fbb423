import * as v from 'valibot';

const Phone = v.pipe(v.string(), v.regex(/^\+?[\d ()-]{3,30}$/, 'telephone number'));
const Mail = v.pipe(v.string(), v.email('mail address'));
const Https = v.pipe(v.string(), v.regex(/^https:\/\/[^\s{}]+(?:\{summary\}[^\s{}]*)?$/, 'https:// URL'));
const WeCom = v.pipe(
  v.string(),
  v.regex(/^https:\/\/work\.weixin\.qq\.com\/(?:kfid\/|kf\/)[^\s]+$/, 'https://work.weixin.qq.com/kfid/…'),
);

/** `data-handoff` of kind `link`: one of `mail`, `phone`, `wecom`, `page`. */
export const LinkSettings = v.pipe(
  v.strictObject({
    kind: v.literal('link'),
    mail: v.optional(Mail),
    phone: v.optional(Phone),
    /** 微信客服. */
    wecom: v.optional(WeCom),
    /** Any page; `{summary}` in it is where the summary may go. */
    page: v.optional(Https),
  }),
  v.check(
    ({ mail, phone, wecom, page }) => [mail, phone, wecom, page].filter((one) => one !== undefined).length === 1,
    'exactly one of mail, phone, wecom, page',
  ),
);
export type LinkSettings = v.InferOutput<typeof LinkSettings>;
