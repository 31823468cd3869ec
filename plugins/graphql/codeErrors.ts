import type * as GraphQLModule from 'graphql'

/** Payload's complexity rule gives its error no code. */
const isTooComplex = ({ message }: GraphQLModule.GraphQLError) => /maximum complexity/.test(message)

/**
 * Gives a code to the errors of a document that isn't run, whichever rule reports them: no hook of Payload sees these.
 * All rules are set up before the document is visited, so the order among them doesn't matter.
 */
export const codeErrors: GraphQLModule.ValidationRule = (context) => {
  const { reportError } = context
  context.reportError = (error) => {
    error.extensions.code ??= isTooComplex(error) ? 'query_too_complex' : 'bad_request'
    reportError.call(context, error)
  }
  return {}
}
