const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const utf8 = new TextEncoder()
/**
 * Below this, texts are put together letter by letter; V8 keeps longer ones in parts, which costs again when they are
 * compared.
 */
const SHORT_BYTES = 13

/**
 * The text of a string tag. Java writes "modified UTF-8" (NUL as C0 80, each surrogate as three bytes), Bedrock and
 * many tools plain UTF-8; valid UTF-8 is read as such, anything else by Java's rule. Invalid characters become U+FFFD:
 * bytes of neither kind, lone surrogates, and NUL, which databases can't store. Source:
 * https://docs.oracle.com/javase/8/docs/api/java/io/DataInput.html#modified-utf-8
 */
export function decodeText(bytes: Uint8Array, start: number, end: number): string {
  if (end - start < SHORT_BYTES) {
    const short = decodeShortAscii(bytes, start, end)
    if (short !== undefined) return short
  }
  try {
    const text = strictUtf8.decode(bytes.subarray(start, end))
    return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text
  } catch {
    return replaceNoCharacters(decodeModifiedUtf8(bytes, start, end))
  }
}

/** The text with U+FFFD for NUL and for each half of a surrogate pair that stands alone. */
function replaceNoCharacters(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}

/**
 * Undefined where it is not ASCII. Four letters at a time: below a dozen or so that takes a third of what a decoder
 * does.
 */
function decodeShortAscii(bytes: Uint8Array, start: number, end: number): string | undefined {
  let text = ''
  let at = start
  for (; at + 4 <= end; at += 4) {
    const a = bytes[at] ?? 0
    const b = bytes[at + 1] ?? 0
    const c = bytes[at + 2] ?? 0
    const d = bytes[at + 3] ?? 0
    if ((a | b | c | d) >= 0x80 || a === 0 || b === 0 || c === 0 || d === 0) return undefined
    text += String.fromCharCode(a, b, c, d)
  }
  for (; at < end; at++) {
    const a = bytes[at] ?? 0
    if (a >= 0x80 || a === 0) return undefined
    text += String.fromCharCode(a)
  }
  return text
}

function decodeModifiedUtf8(bytes: Uint8Array, start: number, end: number): string {
  const units: string[] = []
  let at = start
  while (at < end) {
    const a = bytes[at] ?? 0
    const b = at + 1 < end ? (bytes[at + 1] ?? 0) : -1
    const c = at + 2 < end ? (bytes[at + 2] ?? 0) : -1
    if (a < 0x80) {
      units.push(String.fromCharCode(a))
      at += 1
    } else if ((a & 0xe0) === 0xc0 && (b & 0xc0) === 0x80 && b >= 0) {
      units.push(String.fromCharCode(((a & 0x1f) << 6) | (b & 0x3f)))
      at += 2
    } else if ((a & 0xf0) === 0xe0 && (b & 0xc0) === 0x80 && b >= 0 && (c & 0xc0) === 0x80 && c >= 0) {
      units.push(String.fromCharCode(((a & 0x0f) << 12) | ((b & 0x3f) << 6) | (c & 0x3f)))
      at += 3
    } else {
      units.push('\uFFFD')
      at += 1
    }
  }
  return units.join('')
}

/** Text as the bytes of a string tag: modified UTF-8 for Java's big-endian files, plain UTF-8 for Bedrock's. */
export function encodeText(text: string, modified: boolean): Uint8Array {
  if (!modified || !needsModification(text)) return utf8.encode(text)
  const bytes: number[] = []
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit !== 0 && unit < 0x80) bytes.push(unit)
    else if (unit < 0x800) bytes.push(0xc0 | (unit >> 6), 0x80 | (unit & 0x3f))
    else bytes.push(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f))
  }
  return Uint8Array.from(bytes)
}

function needsModification(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0 || (unit >= 0xd800 && unit <= 0xdfff)) return true
  }
  return false
}
