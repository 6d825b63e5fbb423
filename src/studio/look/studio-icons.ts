import { svg } from 'lit';
import { lineIcon as icon } from '#ui/line-icon.ts';

/** What the Studio needs besides the icons of `#ui`, in the same hand. */
export const studioIcons = {
  start: icon(
    svg`<path d="M12 4v10M7.500 10l4.500 4.500L16.500 10M4.500 15.500v3a1.500 1.500 0 0 0 1.500 1.500h12a1.500 1.500 0 0 0 1.500-1.500v-3"/>`,
  ),
  questions: icon(
    svg`<circle cx="7" cy="8" r="3"/><circle cx="16.500" cy="6.500" r="2"/><circle cx="15.500" cy="15.500" r="4"/><circle cx="6" cy="17" r="1.800"/>`,
  ),
  edit: icon(
    svg`<path d="M6 4h12v16H7.500A1.500 1.500 0 0 1 6 18.500zM6 18.500A1.500 1.500 0 0 1 7.500 17H18M9.500 8h5"/>`,
  ),
  flows: icon(
    svg`<rect x="4" y="4" width="6.500" height="5" rx="1.500"/><rect x="13.500" y="15" width="6.500" height="5" rx="1.500"/><path d="M7.250 9v4.500a4 4 0 0 0 4 4h2"/>`,
  ),
  try: icon(
    svg`<path d="M10 4h4M11 4v5.500L5.800 17.600A1.600 1.600 0 0 0 7.200 20h9.600a1.600 1.600 0 0 0 1.400-2.400L13 9.500V4M8.500 15h7"/>`,
  ),
  publish: icon(svg`<path d="M12 19V6M7 10.500 12 5.500l5 5M5 20h14"/>`),
  improve: icon(svg`<path d="M4.500 17 10 11.500l3.500 3.500 6-7M15 8h4.500v4.500"/>`),
  insight: icon(svg`<path d="M4 19.500h16M7 16v-5M12 16V5.500M17 16V9"/>`),
  figures: icon(svg`<path d="M12 4a8 8 0 1 0 8 8h-8zM15.500 4.500a8 8 0 0 1 4 4h-4z"/>`),
  lab: icon(svg`<path d="M5 5h6v14H5zM13 5h6v14h-6zM7 9h2M7 12h2M15 9h2"/>`),
  privacy: icon(
    svg`<path d="M12 3.500l7 2.600v5.300c0 4.300-2.800 7.400-7 9.100-4.200-1.700-7-4.800-7-9.100V6.100z"/><path d="M9 14v-2M12 14V9M15 14v-3.500"/>`,
  ),
  undo: icon(svg`<path d="M8.500 6 4.500 10l4 4M5 10h9a5 5 0 0 1 0 10h-3"/>`),
  redo: icon(svg`<path d="M15.500 6l4 4-4 4M19 10h-9a5 5 0 0 0 0 10h3"/>`),
  theme: icon(
    svg`<circle cx="12" cy="12" r="7.500"/><path d="M12 4.500v15a7.500 7.500 0 0 0 0-15z" fill="currentColor"/>`,
  ),
  keyboard: icon(
    svg`<rect x="3.500" y="6.500" width="17" height="11" rx="2"/><path d="M7 10h.1M10.300 10h.1M13.600 10h.1M17 10h.1M8.500 14h7"/>`,
  ),
  plus: icon(svg`<path d="M12 5v14M5 12h14"/>`),
  search: icon(svg`<circle cx="11" cy="11" r="6"/><path d="M15.500 15.500 20 20"/>`),
  file: icon(svg`<path d="M6 3.500h8L18.500 8v12.500H6zM14 3.500V8h4.500"/>`),
  trash: icon(svg`<path d="M5 7h14M9.500 7V4.500h5V7M7 7l.800 13h8.400L17 7M10.500 10.500v6M13.500 10.500v6"/>`),
  stop: icon(svg`<rect x="6.500" y="6.500" width="11" height="11" rx="2"/>`),
} as const;
