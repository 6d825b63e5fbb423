import { fileURLToPath } from 'node:url';

/** Where a package has one file for pages, which uses `document`, and one for everything else: threads need the latter. */
export const THREAD_SAFE_MODULES = [
  {
    find: 'decode-named-character-reference',
    replacement: fileURLToPath(import.meta.resolve('decode-named-character-reference')),
  },
];
