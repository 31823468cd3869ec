import { createHash } from 'node:crypto'

/** The data that a page's scripts begin with, in as many pieces as it came: `self.__next_f.push([1,"…"])`. */
const piece = /self\.__next_f\.push\(\[1,"((?:[^"\\]|\\.)*)"\]\)/g
/** A script whose data was taken out. */
const emptied = /<script(?: nonce="")?><\/script>/g
/** What stands between values: brackets, commas, and the number of a row, which begins a line. */
const between = /(?:\\n)(?:[0-9a-f]+:)?|[{}[\],]/
/** A value that stands elsewhere, as `"key":"$L2a"`; text that begins with a dollar has two of them. A key whose value follows. */
const elsewhere = /\\"\$(?!\$)|:$/

/** Every value of the data with its key, once, in an order of their own. */
function valuesOf(data: string): string {
  const values = new Set(`\\n${data}`.split(between))
  return [...values]
    .filter((value) => !elsewhere.test(value))
    .sort()
    .join('\n')
}

/**
 * A weak tag: the same for the same page, though it be made twice. All markup counts as it stands. Of the data that React sends along, how
 * rows are numbered and what is a row of its own depends on what was ready first, so that every value counts, not its place: what
 * differs in its place alone differs in the markup. @param nonce what allows the page's own scripts: another each time that it is made
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
