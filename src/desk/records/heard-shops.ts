import type { DeskStore } from '../state/desk-store.ts';

/** Ids of the shops that the desk has heard of, to choose from. */
export function heardShops({ lists, records }: DeskStore): string[] {
  const heard = [
    ...(lists?.mine ?? []),
    ...(lists?.queued ?? []),
    ...(lists?.closed ?? []),
    ...(records?.log.entries ?? []),
  ];
  return [...new Set(heard.flatMap(({ shop }) => shop ?? []))].sort();
}
