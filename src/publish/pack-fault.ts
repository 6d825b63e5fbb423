/** One mistake in a pack's source. */
export interface PackFault {
  /** Path inside the source folder. */
  file: string;
  /** Id, SKU or number of the entry; empty where the whole file is meant. */
  entry: string;
  /** Dotted path inside the entry; empty where the whole entry is meant. */
  field: string;
  message: string;
}

/** A source folder that cannot become a pack, with every mistake found in it. */
export class PackSourceError extends Error {
  override readonly name = 'PackSourceError';
  readonly faults: readonly PackFault[];

  constructor(sourceDir: string, faults: readonly PackFault[]) {
    const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
    super([`${count} in ${sourceDir}`, ...faults.map((fault) => `  ${describeFault(fault)}`)].join('\n'));
    this.faults = faults;
  }
}

function describeFault({ file, entry, field, message }: PackFault): string {
  return `${[file, entry, field].filter((part) => part !== '').join(' › ')}: ${message}`;
}
