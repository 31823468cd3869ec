import { shapeErrors } from '@plugins/guards'
import type { GraphQLError } from 'graphql'
import type { AfterErrorHook } from 'payload'
import { ShopError } from '@/core/errors/errors'

const originalOf = (error: unknown): Error | undefined =>
  error instanceof Error && 'originalError' in error && error.originalError instanceof Error
    ? error.originalError
    : undefined

/**
 * Prepares the errors of an answer for what Payload does with each: it logs by the name, and every one is a
 * GraphQLError; and it reads the error behind it, which those of wrong variables have not.
 */
export function nameErrors<Result extends { errors?: readonly GraphQLError[] }>(result: Result): Result {
  for (const error of result.errors ?? []) {
    const original = originalOf(error) ?? new ShopError(400, 'bad_request', error.message)
    Object.defineProperty(error, 'originalError', { value: original, configurable: true })
    Object.defineProperty(error, 'name', { value: original.name, configurable: true })
  }
  return result
}

/** Gives an error of GraphQL what the same has in REST: code, field, words and all, as its extensions. */
export const shapeGraphqlErrors: AfterErrorHook = async (args) => {
  const { graphqlResult } = args
  const error = originalOf(args.error)
  if (!graphqlResult || !error) return undefined
  const shaped = await shapeErrors({ ...args, error, result: { errors: [{ message: graphqlResult.message }] } })
  const [first] = shaped?.response?.errors ?? []
  if (!first) return undefined
  const { message = graphqlResult.message, ...details } = first
  const { statusCode } = graphqlResult.extensions ?? {}
  return {
    graphqlResult: { ...graphqlResult, message, extensions: { statusCode: shaped?.status ?? statusCode, ...details } },
  }
}
