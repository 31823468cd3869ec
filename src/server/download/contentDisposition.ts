/**
 * `Content-Disposition: attachment` with a file name of any script (RFC 6266, RFC 8187): an ASCII form for old clients, in
 * which everything that could end the quoted string or the header is replaced, and the exact name percent-encoded.
 */
export function contentDisposition(filename: string): string {
  const name =
    filename
      .toWellFormed()
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
      .trim() || 'download'
  const ascii = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%]/g, '_')
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${exact}`
}
