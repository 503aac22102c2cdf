// Sources that a program may load while it runs: their places are settled before it begins, so that
// their lines and names are known all the time, to breakpoints as well as on the way back.
import { ProgramError, type ProgramFile } from '#core/machine/program.ts';
import type { FoundObject, Library } from './library/library.ts';
import { libraryBase } from './library/memory-layout.ts';
import { type ExecutableImage, endOfImage, roundUp } from './linking/executable-image.ts';
import { LinkError } from './linking/link-problem.ts';
import { type LinkLibrary, linkObjects } from './linking/linker.ts';
import type { ObjectBytes } from './linking/object-file.ts';

/** Behind the place of objects that nobody knows before they are loaded. */
const firstPlace = 0x18000000;
/** Places begin at multiples of this. */
const placeAlignment = 2 ** 20;

export interface PlacedLibrary<File extends ObjectBytes = ObjectBytes> {
  readonly file: File;
  /** As it lies in memory once it is loaded; what it takes of others is not settled yet. */
  readonly image: ExecutableImage;
}

/** `reverse` of `./build/libreverse.so` and of `reverse.asm`. */
function stemOf(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return name.replace(/^lib(?=.)/, '').replace(/\.[^.]*$/, '');
}

/** Settles where sources would lie, and lets the C library find them by the name of their file. */
export function placeLibraries<File extends ObjectBytes>(
  sources: readonly ProgramFile[],
  library: Library,
  assembled: (source: ProgramFile) => File,
): readonly PlacedLibrary<File>[] {
  const placed: PlacedLibrary<File>[] = [];
  const found = new Map<string, () => FoundObject>();
  let base = firstPlace;
  for (const source of sources) {
    const stem = stemOf(source.name);
    try {
      const file = assembled(source);
      found.set(stem, () => file);
      const image = linkObjects([file], { isLibrary: true, base, library: lenient(library) });
      const place = { base, size: endOfImage(image, base) - base };
      found.set(stem, () => ({ ...file, place }));
      placed.push({ file, image });
      base = roundUp(base + place.size, placeAlignment);
    } catch (error) {
      // Told by dlerror to the program that wants it.
      if (error instanceof ProgramError) found.set(stem, () => fail(error.message));
      else if (!(error instanceof LinkError)) throw error;
    }
  }
  library.findObject = path => found.get(stemOf(path))?.();
  return placed;
}

function fail(message: string): never {
  throw new LinkError([{ message }]);
}

/** Has every name: where sections come to lie does not depend on who calls whom. */
function lenient({ link }: Library): LinkLibrary {
  return { ...link, find: name => link.find(name) ?? libraryBase };
}
