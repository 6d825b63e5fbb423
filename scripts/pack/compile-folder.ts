import { type CompiledPack, compilePack } from '#publish/compile-pack.ts';
import { compilerData } from './compiler-data.ts';
import { readFolder } from './read-folder.ts';

/** Compiles a source folder. Throws `PackSourceError` with every fault that was found. */
export function compileFolder(sourceDir: string): CompiledPack {
  return compilePack(readFolder(sourceDir), compilerData(), sourceDir);
}
