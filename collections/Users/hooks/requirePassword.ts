import type { CollectionBeforeOperationHook } from 'payload'
import { ShopError } from '@/core/errors/errors'
import { MAX_CHARACTERS, MIN_PASSWORD_CHARACTERS } from '@/core/text/textLimits'

/** Payload accepts any password that is not empty, and hashes one of any length. */
export const requirePassword: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation !== 'create' && operation !== 'update' && operation !== 'resetPassword') return args
  const data: unknown = args.data
  if (typeof data !== 'object' || data === null || !('password' in data)) return args
  const { password } = data
  if (password === undefined || password === null || password === '') return args
  if (
    typeof password !== 'string' ||
    password.length < MIN_PASSWORD_CHARACTERS ||
    password.length > MAX_CHARACTERS.password
  )
    throw new ShopError(
      400,
      'invalid_field',
      `Choose a password of ${MIN_PASSWORD_CHARACTERS} to ${MAX_CHARACTERS.password} characters.`,
      {
        field: 'password',
      },
    )
  return args
}
