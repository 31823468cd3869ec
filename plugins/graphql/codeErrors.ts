import type * as GraphQLModule from 'graphql'

/** What Payload's measure says, of which it has no code. */
const isTooComplex = ({ message }: GraphQLModule.GraphQLError) => /maximum complexity/.test(message)

/**
 * Gives a code to the errors of a document that is not run, whichever rule finds them: GraphQL answers those by itself, and no hook of
 * Payload's sees them. Must be set up before the document is walked, as all rules are.
 */
export const codeErrors: GraphQLModule.ValidationRule = (context) => {
  const { reportError } = context
  context.reportError = (error) => {
    error.extensions.code ??= isTooComplex(error) ? 'query_too_complex' : 'bad_request'
    reportError.call(context, error)
  }
  return {}
}
