/** What something is called; its id where it has no name here. */
export const nameOf = (names: Readonly<Record<string, string>>, id: string): string => names[id] ?? id;
