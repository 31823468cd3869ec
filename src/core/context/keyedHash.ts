import { createHmac, hkdfSync } from 'node:crypto'
import { secret } from '@/env'

const key = Buffer.from(hkdfSync('sha256', secret, '', 'schematicshop accounts', 32))

/** A hash that only this shop can make, in hex: addresses and networks are counted without being kept. */
export const keyedHash = (...parts: string[]): string =>
  createHmac('sha256', key).update(JSON.stringify(parts)).digest('hex')

/** An address as accounts have it. */
export const plainEmail = (email: string): string => email.trim().toLowerCase()
