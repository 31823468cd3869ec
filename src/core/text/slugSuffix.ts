import { randomBytes } from 'node:crypto'

/** Letters and digits that end a slug, so that equal titles don't meet and nobody guesses an address. */
export const slugSuffix = () =>
  BigInt(`0x${randomBytes(5).toString('hex')}`)
    .toString(36)
    .padStart(8, '0')
