// MD5 as RFC 1321 describes it: the checksum by which debuggers tell sources.

const shifts = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;

/** Parts of the sines of whole numbers, by which each step is told from the others. */
const sines = Array.from({ length: 64 }, (_, index) => {
  return Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32) | 0;
});

const blockSize = 64;
const lengthSize = 8;

/** The message, a bit of 1, zeros, and its length in bits. */
function padded(message: Uint8Array): DataView {
  const blocks = Math.ceil((message.length + 1 + lengthSize) / blockSize);
  const bytes = new Uint8Array(blocks * blockSize);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  const bits = BigInt(message.length) * 8n;
  view.setBigUint64(bytes.length - lengthSize, bits, true);
  return view;
}

/** What a step mixes, and the word of the block that it takes. */
function mixed(step: number, b: number, c: number, d: number): readonly [number, number] {
  switch (step >> 4) {
    case 0:
      return [(b & c) | (~b & d), step];
    case 1:
      return [(d & b) | (~d & c), (5 * step + 1) % 16];
    case 2:
      return [b ^ c ^ d, (3 * step + 5) % 16];
    default:
      return [c ^ (b | ~d), (7 * step) % 16];
  }
}

/** The checksum of a message: 16 bytes. */
export function md5(message: Uint8Array): Uint8Array {
  const view = padded(message);
  const state = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
  for (let block = 0; block < view.byteLength; block += blockSize) {
    let [a, b, c, d] = state as [number, number, number, number];
    for (let step = 0; step < 64; step++) {
      const [mix, word] = mixed(step, b, c, d);
      const sum = (a + mix + sines[step]! + view.getInt32(block + 4 * word, true)) | 0;
      const shift = shifts[step >> 4]![step % 4]!;
      [a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0];
    }
    [a, b, c, d].forEach((value, index) => {
      state[index] = (state[index]! + value) | 0;
    });
  }
  const result = new DataView(new ArrayBuffer(16));
  state.forEach((value, index) => {
    result.setInt32(index * 4, value, true);
  });
  return new Uint8Array(result.buffer);
}
