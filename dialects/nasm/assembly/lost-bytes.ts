// Bytes where no output has room for any: of .bss and of ABSOLUTE.
import type { Assembly } from './assembly.ts';

/** Says that bytes are in vain here, as often as nasm would hand on a piece of them. */
export function tellLoss(assembly: Assembly, pieces: number): void {
  const { writer } = assembly;
  const inSection = writer.dataWarning(assembly.current.index);
  for (let piece = 0; piece < pieces; piece++) {
    if (assembly.absolute) assembly.error('attempt to assemble code in [ABSOLUTE] space');
    else if (inSection !== undefined) {
      assembly.warning('other', inSection);
      if (writer.furtherDataWarning) assembly.warning('other', writer.furtherDataWarning);
    }
  }
}
