import { svg } from 'lit';
import { lineIcon as icon } from '#ui/line-icon.ts';

/** What the desk needs besides the icons of `#ui`, in the same hand. */
export const deskIcons = {
  sound: icon(svg`<path d="M5 10v4h3l4 3.5v-11L8 10zM15.5 9.5a3.5 3.5 0 0 1 0 5M18 7a7 7 0 0 1 0 10"/>`),
  mute: icon(svg`<path d="M5 10v4h3l4 3.5v-11L8 10zM16 10l4 4M20 10l-4 4"/>`),
  bell: icon(svg`<path d="M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5zM10 20.5h4"/>`),
  theme: icon(svg`<circle cx="12" cy="12" r="7.5"/><path d="M12 4.5v15a7.5 7.5 0 0 0 0-15z" fill="currentColor"/>`),
  language: icon(
    svg`<circle cx="12" cy="12" r="8"/><path d="M4 12h16M12 4c4.6 4.6 4.6 11.4 0 16M12 4c-4.6 4.6-4.6 11.4 0 16"/>`,
  ),
  keyboard: icon(
    svg`<rect x="3.5" y="6.5" width="17" height="11" rx="2"/><path d="M7 10h.1M10.3 10h.1M13.6 10h.1M17 10h.1M8.5 14h7"/>`,
  ),
  ticket: icon(svg`<path d="M4 8.500V7h16v1.500a3.5 3.5 0 0 0 0 7V17H4v-1.500a3.5 3.5 0 0 0 0-7zM14 7v10"/>`),
  chats: icon(svg`<path d="M4 5.500h12v8.500H9l-3 3v-3H4zM18.5 9H20v8.500h-1.500v2.500l-2.5-2.500h-4.5"/>`),
  transfer: icon(svg`<path d="M4 9h14M14 5l4 4-4 4M20 16H8M11 13l-3 3 3 3"/>`),
  note: icon(svg`<path d="M5 4.500h14v10l-5 5H5zM14 19.500v-5h5M8.5 9h7M8.5 12.500h3"/>`),
  translate: icon(
    svg`<path d="M4 6h9M8.5 4v2M11 6c-.7 3.5-3 6-6.5 7.500M6 9c1.2 2.2 3 3.6 5.5 4.500M12 20l4-9 4 9M13.4 17h5.2"/>`,
  ),
  panel: icon(svg`<rect x="4" y="5" width="16" height="14" rx="2"/><path d="M14.5 5v14"/>`),
  out: icon(svg`<path d="M13 5H6v14h7M10 12h10M16.5 8.5 20 12l-3.5 3.5"/>`),
  return: icon(svg`<path d="M9 7l-4.5 4.500L9 16M5 11.500h9a5 5 0 0 1 0 10"/>`),
  bulb: icon(
    svg`<path d="M9 17.500h6M10 20.500h4M12 3.500a6 6 0 0 0-3.5 10.900c.6.5.8 1 .8 1.600h5.400c0-.6.2-1.1.8-1.600A6 6 0 0 0 12 3.500z"/>`,
  ),
  snow: icon(
    svg`<path d="M12 3.500v17M4.6 7.800l14.8 8.500M4.6 16.300l14.8-8.500M9.5 5l2.5 2 2.5-2M9.5 19l2.5-2 2.5 2"/>`,
  ),
  down: icon(svg`<path d="M7 10l5 5 5-5"/>`),
  pencil: icon(svg`<path d="M5 19l1-4L16.5 4.500l3 3L9 18zM14.5 6.500l3 3"/>`),
} as const;
