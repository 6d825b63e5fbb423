import { type DeskLanguage, type DeskStrings, deskLanguageOf, deskStrings } from '#i18n/desk-strings.ts';
import type { DeskHandoffDetail } from '#merchant/generated/protocol.ts';
import { Observable } from '#ui/observable.ts';
import { Assist, localeOf } from '../assist/assist.ts';
import type { Drafts } from '../assist/drafts.ts';
import type { PacksOfShops } from '../assist/pack-of-shop.ts';
import { shopperTexts } from '../assist/shopper-texts.ts';
import { Translations } from '../assist/translations.ts';
import type { CannedReply } from '../replies/canned-reply.ts';
import type { ReplyValues } from '../replies/fill-reply.ts';
import { PersonalReplies } from '../replies/personal-replies.ts';
import { sharedReplies } from '../replies/shared-replies.ts';
import { DeskStore } from './desk-store.ts';
import { Settings } from './settings.ts';

export type DialogName =
  | 'transfer'
  | 'close'
  | 'hand-back'
  | 'propose'
  | 'replies'
  | 'shortcuts'
  | 'generator'
  | 'erase';

/** All that the parts of the page share. It tells of every change of any of them. */
export class Desk extends Observable {
  readonly store = new DeskStore();
  readonly settings = new Settings();
  readonly replies = new PersonalReplies();
  readonly translations: Translations;
  readonly assist: Assist;
  readonly drafts: Drafts;
  dialog: DialogName | null = null;
  /** On narrow pages the packet lies over the conversation, and is asked for. */
  detailsShown = false;
  /** Answer that is to be proposed; the last one where none was pointed at. */
  proposal: string | null = null;

  constructor(packs: PacksOfShops, drafts: Drafts, assist = new Assist(packs), translations = new Translations()) {
    super();
    this.drafts = drafts;
    this.assist = assist;
    this.translations = translations;
    // What the one who signed out had open is not for the next.
    this.store.subscribe(() => {
      if (!this.store.session) this.dialog = null;
    });
    for (const part of [this.store, this.settings, this.replies, this.translations, this.assist, this.drafts]) {
      part.subscribe(() => this.changed());
    }
  }

  get language(): DeskLanguage {
    return this.settings.now.language ?? deskLanguageOf(navigator.languages);
  }

  get words(): DeskStrings {
    return deskStrings(this.language);
  }

  show(dialog: DialogName | null, proposal: string | null = null): void {
    this.dialog = dialog;
    this.proposal = proposal;
    this.changed();
  }

  toggleDetails(shown = !this.detailsShown): void {
    this.detailsShown = shown;
    this.changed();
  }

  /** What the shopper writes in: as the browser can tell from their words, else as their device said. */
  shopperLanguage(detail: DeskHandoffDetail): string {
    return this.translations.languages.of(shopperTexts(detail), detail.handoff.locale);
  }

  /** What `{name}` and the like stand for in the conversation on the screen. */
  get values(): ReplyValues {
    const { open, session } = this.store;
    const { handoff, orders } = open?.detail ?? {};
    const order = orders?.[0]?.order.number;
    const book = handoff && this.assist.book(handoff.shop);
    return {
      name: handoff?.shopper_name,
      order,
      number: order,
      agent: session?.agent.name,
      shop: handoff && (book?.shopName[localeOf(handoff.locale)] ?? handoff.shop_name),
      example: book?.orderNumberExample,
    };
  }

  /** The agent's own replies before the shop's. */
  get cannedReplies(): CannedReply[] {
    const handoff = this.store.open?.detail?.handoff;
    const book = handoff && this.assist.book(handoff.shop);
    const shared = book ? sharedReplies(book, localeOf(handoff.locale), this.words.replies) : [];
    return [...this.replies.list, ...shared];
  }
}
