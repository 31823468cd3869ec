import { SchematicError } from '../errors'

/** Kinds of files mistaken for schematics, by their first bytes. */
const OTHER_FORMATS: readonly { readonly magic: readonly number[]; readonly name: string }[] = [
  { magic: [0x50, 0x4b, 0x03, 0x04], name: 'a zip archive: unpack it and send the schematic inside' },
  { magic: [0x52, 0x61, 0x72, 0x21], name: 'a rar archive: unpack it and send the schematic inside' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], name: 'a 7z archive: unpack it and send the schematic inside' },
  { magic: [0x89, 0x50, 0x4e, 0x47], name: 'a PNG picture' },
  { magic: [0xff, 0xd8, 0xff], name: 'a JPEG picture' },
  { magic: [0x25, 0x50, 0x44, 0x46], name: 'a PDF document' },
  { magic: [0x1f, 0x8b], name: 'compressed twice: unpack it once' },
  { magic: [0x0a, 0xe5, 0xbb, 0x36], name: 'a blueprint of Axiom: export it there as .schem' },
  { magic: [0x42, 0x44, 0x40], name: 'a BDX file of FastBuilder: save it as .mcstructure' },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], name: 'compressed with Zstandard: unpack it and send the schematic inside' },
  { magic: [0xfd, 0x37, 0x7a, 0x58], name: 'compressed with xz: unpack it and send the schematic inside' },
  { magic: [0x3c], name: 'a web page or XML: the link may lead to a page about the schematic' },
  { magic: [0x7b], name: 'text, not NBT' },
]

/** Throws SchematicError('not_a_schematic') with the kind's name for files often mistaken for schematics. */
export function rejectOtherFormats(first: Uint8Array): void {
  for (const { magic, name } of OTHER_FORMATS) {
    if (magic.every((byte, i) => first[i] === byte)) {
      throw new SchematicError('not_a_schematic', `is ${name}`, { offset: 0 })
    }
  }
}
