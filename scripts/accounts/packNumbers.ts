/** Sorted numbers as the differences between them, each as a varint: seven bits a byte, the lowest first. */
export function packNumbers(sorted: readonly number[]): Buffer {
  const bytes: number[] = []
  let last = 0
  for (const value of sorted) {
    let left = value - last
    last = value
    while (left >= 128) {
      bytes.push((left % 128) + 128)
      left = Math.floor(left / 128)
    }
    bytes.push(left)
  }
  return Buffer.from(bytes)
}

/** A module with bytes, compressed. */
export const moduleOf = (comment: string, name: string, bytes: Buffer): string =>
  `${comment}\nexport const ${name} =\n  '${bytes.toString('base64')}'\n`
