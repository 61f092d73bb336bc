/** What the index files are made of: numbers, texts, and lists of them. */
export type CborValue = number | string | readonly CborValue[];

const texts = new TextDecoder();

/** Reads CBOR (RFC 8949), as far as the index uses it. Throws for anything else: such a file is not of this format. */
export const decodeCbor = (bytes: Uint8Array): CborValue => {
  let at = 0;
  const readNumber = (length: number): number => {
    let value = 0;
    for (const end = at + length; at < end; at += 1) value = value * 256 + (bytes[at] ?? 0);
    return value;
  };
  const readValue = (): CborValue => {
    const head = bytes[at] ?? 0xff;
    at += 1;
    const detail = head & 0x1f;
    if (detail > 26) throw new Error(`索引文件的第 ${String(at)} 个字节读不懂：${String(head)}`);
    const value = detail < 24 ? detail : readNumber(2 ** (detail - 24));
    switch (head >> 5) {
      case 0: return value;
      case 1: return -1 - value;
      case 3: at += value; return texts.decode(bytes.subarray(at - value, at));
      case 4: { const list: CborValue[] = []; for (let left = value; left > 0; left -= 1) list.push(readValue()); return list; }
      default: throw new Error(`索引文件的第 ${String(at)} 个字节读不懂：${String(head)}`);
    }
  };
  return readValue();
};

/** A list, or an error: the file is not of this format. */
export const listOf = (value: CborValue | undefined): readonly CborValue[] => {
  if (typeof value === 'object') return value;
  throw new Error('索引文件里应是列表的地方不是列表。');
};

export const textOf = (value: CborValue | undefined): string => (typeof value === 'string' ? value : '');
export const numberOf = (value: CborValue | undefined): number => (typeof value === 'number' ? value : 0);
