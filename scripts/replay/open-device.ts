import { composeDevice, type Device } from '#replay/device.ts';
import { openPack } from '../open-pack.ts';
import { openReader, type Tier } from '../open-reader.ts';

/** A device over files on disk. */
export interface OpenedDevice extends Device {
  dispose(): Promise<void>;
}

/** @param packDir A built pack or a folder of sources. */
export async function openDevice(packDir: string, tier: Tier): Promise<OpenedDevice> {
  const encoder = tier === 'encoder' ? await (await import('../open-encoder.ts')).openEncoder() : null;
  const { pack } = await openPack(packDir, encoder);
  const reader = await openReader(tier);
  const device = await composeDevice(pack, { encoder: encoder?.id ?? null, opine: reader.opine });
  return {
    ...device,
    dispose: async () => {
      await reader.dispose();
      await encoder?.dispose();
    },
  };
}
