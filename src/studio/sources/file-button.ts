import { html, type TemplateResult } from 'lit';

interface FileButton {
  label: string;
  /** As a file field takes it; null for a whole folder. */
  accept: string | null;
  isMultiple?: boolean;
  onFiles: (files: FileList) => void;
}

/** A button that asks for a file: it looks and works by keyboard like the others. */
export function fileButton({ label, accept, isMultiple = false, onFiles }: FileButton): TemplateResult {
  const chosen = (event: Event) => {
    const input = event.target as HTMLInputElement;
    if (input.files && input.files.length > 0) onFiles(input.files);
    // The same file can be chosen again.
    input.value = '';
  };
  const open = (event: Event) => ((event.currentTarget as HTMLElement).nextElementSibling as HTMLInputElement).click();
  return html`<button class="button" type="button" @click=${open}>${label}</button>
    <input hidden type="file" aria-label=${label} accept=${accept ?? ''} ?webkitdirectory=${accept === null} ?multiple=${isMultiple} @change=${chosen} />`;
}
