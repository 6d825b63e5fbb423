const files = import.meta.glob<string>(['/src/insight/sql/*.sql', '/src/insight/sql/load/*.sql'], {
  query: '?raw',
  import: 'default',
});

/** A file of `src/insight/sql` by its name without `.sql`. */
export async function sqlText(name: string): Promise<string> {
  const load = files[`/src/insight/sql/${name}.sql`];
  if (load === undefined) throw new RangeError(`no ${name}.sql`);
  return load();
}
