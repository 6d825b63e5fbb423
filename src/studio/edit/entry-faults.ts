import type { PackEntry } from '#publish/edit/pack-entry.ts';
import type { PackFault } from '#publish/pack-fault.ts';

/** The faults that lie in an entry, in whatever file of it. */
export function faultsOfEntry(faults: readonly PackFault[], entry: PackEntry): readonly PackFault[] {
  return faults.filter((fault) => liesIn(fault, entry));
}

/** Those that lie in one value of an entry, or deeper in it. `way`: as faults name it, from the entry on. */
export function faultsOfField(faults: readonly PackFault[], file: string, way: string): string[] {
  return faults
    .filter((fault) => fault.file === file || fault.file.startsWith('chunk '))
    .filter(({ field }) => field === way || field.startsWith(`${way}.`))
    .map(({ field, message }) => (field === way ? message : `${field.slice(way.length + 1)}: ${message}`));
}

function liesIn({ file, entry: id, field }: PackFault, entry: PackEntry): boolean {
  const isOwnFile = file === entry.file || Object.values(entry.apart).some((place) => place.file === file);
  switch (entry.kind) {
    case 'policy':
      return isOwnFile && id === entry.id.split('.')[1];
    case 'script':
      return file === 'scripts.yaml' && field.split('@', 1)[0] === entry.id;
    case 'rule':
      return (
        (file === 'rules.yaml' && (field === entry.id || field.startsWith(`${entry.id}.`))) ||
        (entry.id === 'followUps' && file === 'followups.yaml')
      );
    case 'lexicon':
      return (
        file === 'lexicon.yaml' &&
        (field.startsWith(entry.id) || (entry.id === 'orderNumbers' && field === 'orderNumberExample'))
      );
    case 'example':
      return file.startsWith(`${entry.file}:`);
    case 'flow':
      return isOwnFile && (id === entry.id || id === '');
    case 'file':
      return isOwnFile;
    default:
      return (
        (isOwnFile && (id === entry.id || id === `entry ${Number(entry.path[0]) + 1}`)) ||
        (file.startsWith('chunk ') && id === entry.id)
      );
  }
}
