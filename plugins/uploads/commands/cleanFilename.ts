import { ShopError } from '@/core/errors/errors'
import { MAX_CHARACTERS } from '@/core/text/textLimits'

/**
 * What browsers write in a multipart header for the three characters that would break it (WHATWG HTML,
 * multipart/form-data).
 */
const browserEscapes: Record<string, string> = { '%22': '"', '%0A': '\n', '%0D': '\r' }

/**
 * The name a file is listed and downloaded under: any script and quotes are kept, folders, control and
 * direction-changing characters are not.
 * @throws ShopError `invalid_name` where nothing is left or it is too long
 */
export function cleanFilename(given: string): string {
  const name = given
    .toWellFormed()
    .replace(/%22|%0A|%0D/gi, (code: string) => browserEscapes[code.toUpperCase()] ?? code)
    .replace(/^.*[/\\](?=[^/\\]*$)/s, '')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  if (name === '' || name === '.' || name === '..')
    throw new ShopError(400, 'invalid_name', 'The file has no name. Give it one and try again.', { field: 'file' })
  if (name.length > MAX_CHARACTERS.filename)
    throw new ShopError(
      400,
      'invalid_name',
      `The filename is too long. The limit is ${MAX_CHARACTERS.filename} characters.`,
      {
        field: 'file',
      },
    )
  return name
}
