import { css, html } from 'lit';
import { numberFormat } from '#core/kept-formats.ts';
import { fill } from '#i18n/fill.ts';
import { shellWords } from '#i18n/studio/shell-words.ts';
import { defineOnce } from '#ui/define-once.ts';
import { icons } from '#ui/icons.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { studioIcons } from '../look/studio-icons.ts';
import type { StudioSettingsNow } from '../state/studio-settings.ts';

const NEXT_THEME = { auto: 'light', light: 'dark', dark: 'auto' } as const satisfies Record<
  StudioSettingsNow['theme'],
  StudioSettingsNow['theme']
>;

/** What is under work, undo and redo, and how the page looks. Tells `shortcuts` when the list of keys is asked for. */
export class StudioBar extends StudioElement {
  static override styles = [
    studioBase,
    css`
      :host {
        border-block-end: 1px solid var(--_line);
        background: var(--_surface);
      }
      header {
        display: flex;
        align-items: center;
        gap: 4px;
        padding: 8px 12px;
      }
      .logo {
        inline-size: 28px;
        block-size: 28px;
        margin-inline-end: 6px;
        border-radius: 9px;
      }
      strong {
        font-size: 15px;
      }
      .about {
        flex: 1;
        min-inline-size: 0;
        margin-inline-start: 8px;
        overflow: hidden;
        color: var(--_text-soft);
        font-size: 13px;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .promise {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        vertical-align: bottom;
      }
      .promise .icon {
        inline-size: 16px;
        block-size: 16px;
        color: var(--_ok);
      }
      .button {
        min-inline-size: 34px;
      }
      @media (max-width: 560px) {
        .about {
          visibility: hidden;
        }
      }
    `,
  ];

  override render() {
    const { draft, logs, settings } = this.workshop;
    const words = this.say(shellWords);
    const { theme } = settings.now;
    const undo = fill(words.undo, { step: draft.undoable?.label ?? '' });
    const redo = fill(words.redo, { step: draft.redoable?.label ?? '' });
    const number = numberFormat(this.workshop.language);
    const counts = [
      draft.files.size > 0 && fill(words.files, { count: number.format(draft.files.size) }),
      logs.count > 0 && fill(words.logs, { count: number.format(logs.count) }),
    ].filter(Boolean);
    return html`<header>
      <span class="logo" aria-hidden="true">A</span><strong>${words.title}</strong>
      <span class="about"><span class="promise" title=${words.promise}>${icons.shield}${words.promise}</span>
        ${counts.map((count) => html` · ${count}`)}</span>
      <button class="icon-button" aria-label=${undo} title=${undo} ?disabled=${!draft.undoable}
        @click=${() => draft.undo().catch(() => {})}>${studioIcons.undo}</button>
      <button class="icon-button" aria-label=${redo} title=${redo} ?disabled=${!draft.redoable}
        @click=${() => draft.redo().catch(() => {})}>${studioIcons.redo}</button>
      <button class="icon-button" aria-label=${words.shortcuts} title=${words.shortcuts}
        @click=${() => this.dispatchEvent(new Event('shortcuts'))}>${studioIcons.keyboard}</button>
      <button class="icon-button" aria-label=${words.theme[theme]} title=${words.theme[theme]}
        @click=${() => settings.set({ theme: NEXT_THEME[theme] })}>${studioIcons.theme}</button>
      <button class="button" lang=${this.workshop.language === 'en' ? 'zh-Hans' : 'en'}
        @click=${() => settings.set({ language: this.workshop.language === 'en' ? 'zh-Hans' : 'en' })}>${words.language}</button>
    </header>`;
  }
}

defineOnce('studio-bar', StudioBar);
