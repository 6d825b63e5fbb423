import type { HistoryToMine, MinedHistory } from '#insight/associations/mine-history.ts';
import type { HistoryFile } from '#insight/associations/read-history.ts';
import type { LogConversation } from '#insight/log/conversation-log.ts';
import type { ClusterMethod } from '#insight/mine/clusters/cluster-texts.ts';
import type { Curation, MinedLog } from '#insight/mine/mined-log.ts';
import type { KnownEntry } from '#insight/mine/pack/known-entries.ts';
import type { MiningProgress } from '#insight/mine/progress.ts';

/** The thread that finds in logs what a pack could say. */
export interface MiningApi {
  /** Takes the small reader, fetched by the page. It tells languages and moods, and stands in for the encoder. */
  open(options: { model: ArrayBuffer; sha256: string }): Promise<void>;
  /**
   * Mines the logs. Rejects with `AppError`: `cancelled` after `cancel`, `model-invalid` where no reader was given.
   *
   * @param watch Called through `Comlink.proxy` where this is another thread.
   */
  mine(request: MiningRequest, watch: (progress: MiningProgress) => void): Promise<MinedLog>;
  /** Ends the run with this id as soon as it can. */
  cancel(id: string): Promise<void>;
  /**
   * What is bought with what, and by whom. Needs no reader. Rejects with file, row and column of a fault. It cannot be stopped:
   * give it a thread of its own, and end that.
   */
  associate(request: AssociationRequest): Promise<MinedHistory>;
}

export interface AssociationRequest extends HistoryToMine {
  orders: HistoryFile;
  chats: HistoryFile | null;
}

export interface MiningRequest {
  id: string;
  conversations: readonly LogConversation[];
  /** What the pack answers already. */
  entries: readonly KnownEntry[];
  /** Names of the shop's goods. */
  products: readonly string[];
  options: { method: ClusterMethod; seed: number; fineness: number; groups: number | null };
  curation: Curation;
}
