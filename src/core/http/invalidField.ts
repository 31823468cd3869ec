import type { z } from 'zod'
import { ShopError } from '../errors/errors'

/**
 * The error for a schema violation, naming the field, unknown ones included.
 * @param whole what is wrong where the whole is, and no field of it
 */
export function invalidField({ issues }: z.ZodError, whole?: { field: string; message: string }): ShopError {
  const issue = issues[0]!
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  if (unknown !== undefined) {
    const field = [...issue.path, unknown].map(String).join('.')
    return new ShopError(400, 'invalid_field', `There is no writable field ${field}. See /api/docs.`, { field })
  }
  const field = issue.path.map(String).join('.')
  if (field === '' && whole) return new ShopError(400, 'invalid_field', whole.message, { field: whole.field })
  return new ShopError(400, 'invalid_field', issue.message, field ? { field } : {})
}
