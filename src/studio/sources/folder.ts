import type { SourceFiles } from '#publish/source-files.ts';

/** A folder that the person opened by the File System Access API. */
export type Folder = FileSystemDirectoryHandle;

interface Picking {
  showDirectoryPicker?(options: { id: string; mode: 'read' | 'readwrite' }): Promise<Folder>;
}
interface Permitted {
  queryPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>;
}

/** Whether this browser can write into a folder; elsewhere one is read through a file field, and saved as a zip. */
export const canOpenFolders = (): boolean => 'showDirectoryPicker' in window;

/** Asks for a folder; null where the person thinks better of it. */
export async function pickFolder(id: string): Promise<Folder | null> {
  try {
    return (await (window as Picking).showDirectoryPicker?.({ id, mode: 'readwrite' })) ?? null;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/** A folder that was kept from an earlier visit is asked for again, once; false where the person says no. */
export async function mayWrite(folder: Folder): Promise<boolean> {
  const { queryPermission, requestPermission } = folder as Permitted;
  if (!queryPermission || !requestPermission) return true;
  const options = { mode: 'readwrite' } as const;
  if ((await queryPermission.call(folder, options)) === 'granted') return true;
  return (await requestPermission.call(folder, options)) === 'granted';
}

/** Every text file of a folder and those in it: path → text. Hidden ones are left out. */
export async function readFolder(folder: Folder, prefix = ''): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const entry of folder.values()) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    if (entry.kind === 'file') {
      files.set(`${prefix}${entry.name}`, await (await (entry as FileSystemFileHandle).getFile()).text());
      continue;
    }
    const inner = await readFolder(entry as FileSystemDirectoryHandle, `${prefix}${entry.name}/`);
    for (const [path, text] of inner) files.set(path, text);
  }
  return files;
}

/** Text of one file; null where it is not there. */
export async function readFile(folder: Folder, path: string): Promise<string | null> {
  const found = await fileAt(folder, path);
  return found && (await (await (await found.at.getFileHandle(found.name)).getFile()).text());
}

/** Writes one file whole, making folders on the way. */
export async function writeFile(
  folder: Folder,
  path: string,
  content: string | Uint8Array<ArrayBuffer>,
): Promise<void> {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  let at = folder;
  for (const part of parts) at = await at.getDirectoryHandle(part, { create: true });
  const writable = await (await at.getFileHandle(name, { create: true })).createWritable();
  await writable.write(content);
  await writable.close();
}

/** Takes a file away; one that is not there is gone already. */
export async function removeFile(folder: Folder, path: string): Promise<void> {
  const found = await fileAt(folder, path);
  await found?.at.removeEntry(found.name);
}

/** The folder that a file lies in, and its name there; null where it is not there. */
async function fileAt(folder: Folder, path: string): Promise<{ at: Folder; name: string } | null> {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  try {
    let at = folder;
    for (const part of parts) at = await at.getDirectoryHandle(part);
    await at.getFileHandle(name);
    return { at, name };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null;
    throw error;
  }
}

/** What a file field with `webkitdirectory` gave, without the name of the folder itself. */
export async function readFileList(list: FileList): Promise<SourceFiles> {
  const files = new Map<string, string>();
  for (const file of list) {
    const path = file.webkitRelativePath.split('/').slice(1).join('/');
    if (path !== '' && !path.split('/').some((part) => part.startsWith('.'))) files.set(path, await file.text());
  }
  return files;
}
