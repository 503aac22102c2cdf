// Compares ours with nasm on its own test descriptors: `node tools/nasm/descriptors.ts FOLDER`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareObjects } from './objects.ts';

interface Descriptor {
  readonly id?: string;
  readonly ref?: string;
  readonly format?: string;
  readonly source?: string;
  readonly option?: string;
}

/** The descriptors of one file, each with what it takes over from another; none if it is broken. */
function descriptorsIn(path: string): Descriptor[] {
  let read: Descriptor | Descriptor[];
  try {
    read = JSON.parse(readFileSync(path, 'utf8').replace(/,(\s*[\]}])/g, '$1'));
  } catch {
    console.log(`unreadable ${path}`);
    return [];
  }
  const all = Array.isArray(read) ? read : [read];
  return all.map(each => ({ ...all.find(({ id }) => id === each.ref && id), ...each }));
}

function main([folder]: readonly string[]): number {
  if (folder === undefined) {
    console.log('node tools/nasm/descriptors.ts FOLDER');
    return 2;
  }
  let [same, sameMessages, count] = [0, 0, 0];
  for (const file of readdirSync(folder).filter(name => name.endsWith('.json'))) {
    for (const { id, format, source, option } of descriptorsIn(join(folder, file))) {
      if (source === undefined) continue;
      count++;
      // The comparison names the output itself.
      const given = option?.replace(/(?:^|\s)-o\s*\S+/g, ' ') ?? '';
      const words = given.split(/\s+/).filter(word => word !== '');
      const options = format === undefined ? words : ['-f', format, ...words];
      const { isSame, messages, summary } = compareObjects(folder, source, options);
      if (isSame) same++;
      if (isSame && messages.length === 0) sameMessages++;
      else {
        console.log(`${isSame ? 'messages' : 'DIFFERENT'} ${id} ${options.join(' ')}: ${summary}`);
        for (const line of messages.slice(0, 3)) console.log(`  ${line}`);
      }
    }
  }
  console.log(`${count} descriptors: ${same} with the same bytes, ${sameMessages} in all`);
  return same === count ? 0 : 1;
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
