// Reads a zip file's list of entries and single files (the format of a VSIX).
import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  /** Bytes once unpacked. */
  readonly size: number;
  readonly text: () => string;
}

/** The entries of the central directory (APPNOTE.TXT 4.3.12; zip64 is not read). */
export function zipEntries(zip: Buffer): readonly ZipEntry[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const entries: ZipEntry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const method = zip.readUInt16LE(at + 10);
    const packed = zip.readUInt32LE(at + 20);
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((each) => zip.readUInt16LE(at + each)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    const text = () => {
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const bytes = zip.subarray(start, start + packed);
      return (method === 0 ? bytes : inflateRawSync(bytes)).toString('utf8');
    };
    entries.push({ name: zip.toString('utf8', at + 46, at + 46 + nameLength), size: zip.readUInt32LE(at + 24), text });
    at += 46 + nameLength + extraLength + noteLength;
  }
  return entries;
}
