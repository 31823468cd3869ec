import type { CollectionBeforeOperationHook } from 'payload'
import { ShopError } from '@/core/errors/errors'

/** Characters; NIST SP 800-63B asks for at least 8 and room for 64. */
const SHORTEST_PASSWORD = 8
const LONGEST_PASSWORD = 256

/** Payload accepts any password that is not empty, and hashes one of any length. */
export const requirePassword: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation !== 'create' && operation !== 'update' && operation !== 'resetPassword') return args
  const data: unknown = args.data
  if (typeof data !== 'object' || data === null || !('password' in data)) return args
  const { password } = data
  if (password === undefined || password === null || password === '') return args
  if (typeof password !== 'string' || password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD)
    throw new ShopError(
      400,
      'invalid_field',
      `Choose a password of ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters.`,
      {
        field: 'password',
      },
    )
  return args
}
