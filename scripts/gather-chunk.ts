import type { Plugin } from 'vite';

/**
 * A lazy part of a program as one chunk, whatever else imports pieces of it: a bundler that splits off what is shared has
 * the browser find the pieces one after the other, a round trip each.
 * @param lazy Ends of the paths of modules that are imported later.
 * @param first End of the path of the module that is there before: what it imports stays with it.
 */
export function gatherChunk(name: string, lazy: readonly string[], first: string) {
  const gathered = new Set<string>();
  const plugin: Plugin = {
    name: 'gather-chunk',
    buildEnd() {
      const ids = [...this.getModuleIds()];
      const idOf = (end: string): string => {
        const id = ids.find((candidate) => candidate.endsWith(end));
        if (!id) throw new Error(`no module ${end} to gather`);
        return id;
      };
      /** What a module imports at once, and what those do, itself included. */
      const importedBy = (id: string): ReadonlySet<string> => {
        const seen = new Set([id]);
        for (const module of seen) for (const next of this.getModuleInfo(module)?.importedIds ?? []) seen.add(next);
        return seen;
      };
      const before = importedBy(idOf(first));
      for (const end of lazy) for (const id of importedBy(idOf(end))) if (!before.has(id)) gathered.add(id);
    },
  };
  return { plugin, group: { name, test: (id: string) => gathered.has(id) } };
}
