import type { CollectionAfterOperationHook, PayloadRequest } from 'payload'
import type { ErrorCode } from '@/core/errors/errors'

type BulkError = { id: string | number; message: string; isPublic: boolean }

const isBulkError = (value: unknown): value is BulkError =>
  typeof value === 'object' && value !== null && 'isPublic' in value && 'message' in value

/** Payload keeps only an error's message; its own errors are recognized by it. */
function codeOf({ isPublic, message }: BulkError, { t }: PayloadRequest): ErrorCode {
  if (!isPublic) return 'internal'
  if (message === t('error:notAllowedToPerformAction')) return 'forbidden'
  if (message === t('error:notFound')) return 'not_found'
  const invalid = [t('error:followingFieldsInvalid', { count: 1 }), t('error:followingFieldsInvalid', { count: 2 })]
  return invalid.some((words) => message.startsWith(words)) ? 'invalid_field' : 'bad_request'
}

/** Adds a code to each document's error in the result of a bulk operation. */
export const codeBulkErrors: CollectionAfterOperationHook = ({ operation, req, result }) => {
  if (operation !== 'update' && operation !== 'delete') return result
  if (typeof result !== 'object' || result === null || !('errors' in result) || !Array.isArray(result.errors))
    return result
  const errors = result.errors.map((error) => (isBulkError(error) ? { ...error, code: codeOf(error, req) } : error))
  return { ...result, errors } as typeof result
}
