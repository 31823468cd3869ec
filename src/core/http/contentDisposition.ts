import { create } from 'content-disposition'

/** Characters outside ASCII, or that could end the quoted string or escape. */
const unsafe = /[^\x20-\x7e]|["\\%]/g

/** `Content-Disposition: attachment` with a Unicode file name (RFC 6266) and an ASCII fallback. */
export const contentDisposition = (filename: string): string =>
  create(filename, { fallback: filename.normalize('NFKD').replace(unsafe, '_') })
