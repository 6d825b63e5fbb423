/** Vite's list of files by pattern: path → what the query makes of them. */
interface ImportMeta {
  glob<T>(pattern: string, options: { query: string; import: string; eager: true }): Record<string, T>;
}
