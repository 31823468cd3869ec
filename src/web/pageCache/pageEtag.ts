import { createHash } from 'node:crypto'

/** The data of a page's scripts, in pieces: `self.__next_f.push([1,"…"])`. */
const piece = /self\.__next_f\.push\(\[1,"((?:[^"\\]|\\.)*)"\]\)/g
/** A script whose data was removed. */
const emptied = /<script(?: nonce="")?><\/script>/g
/** Separators between values: brackets, commas, and the row number at the start of a line. */
const between = /(?:\\n)(?:[0-9a-f]+:)?|[{}[\],]/
/**
 * A reference, such as `"key":"$L2a"`; text that begins with a dollar sign has two of them. Followed by a key with its
 * value.
 */
const elsewhere = /\\"\$(?!\$)|:$/

/** Every value of the data with its key, once, sorted. */
function valuesOf(data: string): string {
  const values = new Set(`\\n${data}`.split(between))
  return [...values]
    .filter((value) => !elsewhere.test(value))
    .sort()
    .join('\n')
}

/**
 * A weak ETag: equal for equal pages, even if rendered twice. All markup counts as it is. In React's data, row numbers
 * and boundaries depend on timing, so every value counts but not its position: whatever differs in position alone also
 * differs in the markup.
 * @param nonce of the page's scripts, which differs each time it is rendered
 */
export function pageEtag(body: Buffer, isDocument: boolean, nonce = ''): string {
  const hash = createHash('sha1')
  const text = body.toString('utf8').replaceAll(nonce, '')
  if (isDocument) {
    let data = ''
    const markup = text.replace(piece, (_whole, part: string) => {
      data += part
      return ''
    })
    hash.update(markup.replace(emptied, '')).update('\0').update(valuesOf(data))
  } else hash.update(text)
  return `W/"${hash.digest('base64url')}"`
}
