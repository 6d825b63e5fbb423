const PREFIX = 'aisle-';

export interface CacheNames {
  shell: string;
  files: Readonly<Record<'code' | 'pack' | 'model', string>>;
  pages: string;
  assets: string;
}

/** Names of this registration's caches. The scope keeps two registrations on one origin apart. */
export function cacheNamesOf(scope: string): CacheNames {
  const name = (what: string) => `${PREFIX}${what}-v1-${scope}`;
  return {
    shell: name('shell'),
    files: { code: name('code'), pack: name('packs'), model: name('models') },
    pages: name('pages'),
    assets: name('assets'),
  };
}

/** Of `existing`, those that an earlier version of this registration left behind. Other people's are never named. */
export function outdatedCaches(existing: readonly string[], scope: string, keepPages: boolean): string[] {
  const names = cacheNamesOf(scope);
  const current = new Set([
    names.shell,
    ...Object.values(names.files),
    ...(keepPages ? [names.pages, names.assets] : []),
  ]);
  return existing.filter((name) => name.startsWith(PREFIX) && name.endsWith(`-${scope}`) && !current.has(name));
}
