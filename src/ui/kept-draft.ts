/** What was typed and not yet sent, so that a crash or a reload loses no word. */
export interface KeptDraft {
  text: string;
  /** It was on its way when the page ended: it may have arrived. */
  sending: boolean;
}

/**
 * Keeps one field's text. What is being typed belongs to its tab (session storage); what is on its way outlives the tab
 * (local storage), for a tab that was killed does not come back.
 */
export class DraftKeeper {
  readonly #key: string;
  #sending = false;

  /** @param scope Tells the chats of one origin apart. */
  constructor(scope: string) {
    this.#key = `aisle.draft.${scope}`;
  }

  read(): KeptDraft | null {
    try {
      return parse(sessionStorage.getItem(this.#key)) ?? parse(localStorage.getItem(this.#key));
    } catch {
      // Storage is refused: there is no draft.
      return null;
    }
  }

  keep(draft: KeptDraft): void {
    const value = draft.text === '' ? null : JSON.stringify(draft);
    try {
      write(sessionStorage, this.#key, value);
      // Another tab's text on its way is not this tab's to remove.
      if (draft.sending || this.#sending) write(localStorage, this.#key, draft.sending ? value : null);
      this.#sending = draft.sending;
    } catch {
      // Storage is refused: the text is in the field all the same.
    }
  }

  /** A text of a tab that was killed is in this tab's field now. */
  adopt(): void {
    this.#sending = true;
  }
}

function write(storage: Storage, key: string, value: string | null): void {
  if (value === null) storage.removeItem(key);
  else storage.setItem(key, value);
}

function parse(json: string | null): KeptDraft | null {
  const kept: unknown = JSON.parse(json ?? 'null');
  if (typeof kept !== 'object' || kept === null || !('text' in kept) || typeof kept.text !== 'string') return null;
  return { text: kept.text, sending: 'sending' in kept && kept.sending === true };
}
