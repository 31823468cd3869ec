import { create } from 'content-disposition'

/** What is no ASCII letter, or could end the quoted string or be taken for an escape. */
const unsafe = /[^\x20-\x7e]|["\\%]/g

/**
 * `Content-Disposition: attachment` with a file name of any script (RFC 6266), and an ASCII form of it for old clients.
 */
export const contentDisposition = (filename: string): string =>
  create(filename, { fallback: filename.normalize('NFKD').replace(unsafe, '_') })
