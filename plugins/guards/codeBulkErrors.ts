import type { CollectionAfterOperationHook, PayloadRequest } from 'payload'
import type { ErrorCode } from '@/core/errors/errors'

type BulkError = { id: string | number; message: string; isPublic: boolean }

const isBulkError = (value: unknown): value is BulkError =>
  typeof value === 'object' && value !== null && 'isPublic' in value && 'message' in value

/** What Payload keeps of an error is its words: those of its own are known by them. */
function codeOf({ isPublic, message }: BulkError, { t }: PayloadRequest): ErrorCode {
  if (!isPublic) return 'internal'
  if (message === t('error:notAllowedToPerformAction')) return 'forbidden'
  if (message === t('error:notFound')) return 'not_found'
  const invalid = [t('error:followingFieldsInvalid', { count: 1 }), t('error:followingFieldsInvalid', { count: 2 })]
  return invalid.some((words) => message.startsWith(words)) ? 'invalid_field' : 'bad_request'
}

/** Gives a code to each document's error in the answer to a request that changed or removed several. */
export const codeBulkErrors: CollectionAfterOperationHook = ({ operation, req, result }) => {
  if (operation !== 'update' && operation !== 'delete') return result
  if (typeof result !== 'object' || result === null || !('errors' in result) || !Array.isArray(result.errors))
    return result
  const errors = result.errors.map((error) => (isBulkError(error) ? { ...error, code: codeOf(error, req) } : error))
  return { ...result, errors } as typeof result
}
