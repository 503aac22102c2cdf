// The framing of messages: any portions of bytes, broken headers, base 64.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  decodeBase64,
  encodeBase64,
  frameMessage,
  type Message,
  MessageReader,
} from '#debug-adapter/protocol.ts';

const request = (seq: number, text: string) =>
  ({ seq, type: 'request', command: text }) as unknown as Message;

function read(portions: readonly Uint8Array[]): { messages: Message[]; errors: string[] } {
  const messages: Message[] = [];
  const errors: string[] = [];
  const reader = new MessageReader(
    message => messages.push(message),
    text => errors.push(text),
  );
  for (const portion of portions) reader.push(portion);
  return { messages, errors };
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('framing', () => {
  test('messages come out whole from any portions of bytes', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 });
    fc.assert(
      fc.property(texts, fc.array(fc.nat(40)), (commands, sizes) => {
        const sent = commands.map((command, index) => request(index, command));
        const all = Buffer.concat(sent.map(frameMessage));
        const portions: Uint8Array[] = [];
        let start = 0;
        for (const size of sizes) {
          portions.push(all.subarray(start, start + size));
          start += size;
        }
        portions.push(all.subarray(start));
        assert.deepEqual(read(portions), { messages: sent, errors: [] });
      }),
    );
  });

  test('other headers are allowed, in any letter case', () => {
    const content = '{"type":"event"}';
    const header = `Content-Type: x\r\ncontent-length: ${content.length}\r\n\r\n`;
    assert.equal(read([bytes(header + content)]).messages.length, 1);
  });

  test('what is no message is reported, and the next one is read', () => {
    const good = Buffer.from(frameMessage(request(1, 'x'))).toString();
    const { messages, errors } = read([
      bytes('Content-Length: 3\r\n\r\n{x}'),
      bytes('Content-Length: 4\r\n\r\nnull'),
      bytes('Length: 3\r\n\r\n'),
      bytes(good),
    ]);
    assert.equal(messages.length, 1);
    assert.deepEqual(errors, [
      'The content of a message is no JSON object with a type.',
      'The content of a message is no JSON object with a type.',
      'A message header lacks a Content-Length of at most 256 MiB.',
    ]);
  });

  test('a stream without any header is given up in portions', () => {
    const { errors } = read([new Uint8Array(20_000)]);
    assert.match(errors[0]!, /no Debug Adapter Protocol/);
  });
});

describe('base 64', () => {
  test('is what everybody else writes and reads', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), data => {
        const text = Buffer.from(data).toString('base64');
        assert.equal(encodeBase64(data), text);
        assert.deepEqual(decodeBase64(text), data);
      }),
    );
  });

  test('anything else is refused', () => {
    assert.equal(decodeBase64('a*bc'), undefined);
    assert.equal(decodeBase64('abcde'), undefined);
  });
});
