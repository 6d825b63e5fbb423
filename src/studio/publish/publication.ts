/** What was published from this browser. */
export interface Publication {
  /** Given by the database. */
  id?: number;
  /** As the pack's manifest has it: what stands here of other shops says nothing of this one. */
  shop: string;
  /** Content hash of the pack. */
  version: string;
  /** ISO 8601. */
  publishedAt: string;
  by: string;
  /** Who approved it; null where nobody did. */
  reviewer: string | null;
  note: string;
  /** Where it went: the folder, the archive, or the host. */
  target: string;
  /** Checks that did not pass, and who took it on themselves for what reason. */
  overrides: Override[];
  /** Entries and files that are different from the version before. */
  counts: { added: number; changed: number; removed: number };
  /** The sources, whole; null once the version is so old that they are let go. */
  files: Record<string, string> | null;
}

/** A person's word that a check that does not pass may be passed over. */
export interface Override {
  gate: string;
  by: string;
  reason: string;
}
