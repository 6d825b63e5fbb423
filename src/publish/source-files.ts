/**
 * Sources of a pack as plain files: path in the shop's folder (`answers/delivery.yaml`) → text. Files of a folder that it
 * extends stand under the path that `pack.yaml` names (`../base/flows/cancel.yaml`).
 */
export type SourceFiles = ReadonlyMap<string, string>;
