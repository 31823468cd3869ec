import type * as GraphQLModule from 'graphql'

type GraphQL = typeof GraphQLModule
type Document = GraphQLModule.DocumentNode
type Asked = GraphQLModule.ExecutionArgs
type Wrong = GraphQLModule.GraphQLError

/** Errors that an answer names; more of them take time and tell nobody more. */
const MAX_ERRORS = 10

/** Stands for a document that has been judged: nothing is left to be looked at. */
const nothing = ({ Kind }: GraphQL): Document => ({ kind: Kind.DOCUMENT, definitions: [] })

/** Variables that say whether a part is left out, which must not be null, whatever default they have. */
function gatherConditions({ Kind, visit }: GraphQL, document: Document): Set<string> {
  const names = new Set<string>()
  visit(document, {
    Directive: ({ arguments: given = [] }) => {
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
      return false
    },
  })
  return names
}

/** What is wrong where none of a document's operations is the one that is to be run. */
function judgeOperation(
  { getOperationAST, GraphQLError }: GraphQL,
  { document, operationName }: Asked,
): readonly Wrong[] {
  if (getOperationAST(document, operationName)) return []
  const message = operationName
    ? `There is no operation named "${operationName}".`
    : 'Send one operation, or name the one to run as operationName.'
  return [new GraphQLError(message)]
}

/** What is wrong with the variables of the first operation whose are; no more of them is read than shows it. */
function validateVariables(graphql: GraphQL, { schema, document, variableValues }: Asked): readonly Wrong[] {
  const { GraphQLError, getVariableValues, Kind } = graphql
  const conditions = gatherConditions(graphql, document)
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue
    const { variableDefinitions = [] } = operation
    const options = { maxErrors: 1, hideSuggestions: true }
    const { coerced, errors } = getVariableValues(schema, variableDefinitions, variableValues ?? {}, options)
    if (errors?.[0]) return [errors[0]]
    for (const node of variableDefinitions) {
      const name = node.variable.name.value
      if (conditions.has(name) && coerced?.[name] === null)
        return [new GraphQLError(`Variable "$${name}" must not be null where it is a condition.`, { nodes: node })]
    }
  }
  return []
}

/**
 * Judges a document and its variables by the schema, before Payload's own rules do: those look for names like each one
 * that is wrong, and make an error of every value that is, which a megabyte of variables keeps busy for minutes; and
 * they break off where a condition has no value. Of a document that is wrong nothing is left for them but to say so.
 * @param graphql the library as Payload has loaded it: another copy knows nothing of its schema
 * @param args what Payload goes on with
 */
export function validateAgainstSchema(graphql: GraphQL, args: Asked): GraphQLModule.ValidationRule[] {
  const errors = findErrors(graphql, args)
  if (errors.length === 0) return []
  args.document = nothing(graphql)
  return [
    (context) => ({
      Document: () => {
        for (const error of errors) context.reportError(error)
      },
    }),
  ]
}

/** What is wrong by the first of the judgements that finds anything: each relies on those before it. */
function findErrors(graphql: GraphQL, args: Asked): readonly Wrong[] {
  const options = { maxErrors: MAX_ERRORS, hideSuggestions: true }
  const wrong = graphql.validate(args.schema, args.document, undefined, options)
  if (wrong.length > 0) return wrong
  const unknown = judgeOperation(graphql, args)
  return unknown.length > 0 ? unknown : validateVariables(graphql, args)
}
