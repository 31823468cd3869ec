import { type ASTVisitor, GraphQLError, Kind, type ValidationRule } from 'graphql'

/** Fields inside fields, in one operation; fragments count where they are spread. */
const DEEPEST = 8
/** Aliases of one document: each may ask for the same costly thing again. */
const MOST_ALIASES = 15

/** Turns a document away that nests too deeply. Introspection is deep by nature and is judged by its own switch. */
export const limitDepth: ValidationRule = (context): ASTVisitor => {
  let depth = 0
  const spread = new Set<string>()
  const enter = () => {
    depth += 1
    if (depth === DEEPEST + 1) context.reportError(new GraphQLError(`A query may be ${DEEPEST} levels deep at most.`))
  }
  return {
    Field: {
      enter: (node) => {
        if (node.name.value.startsWith('__')) return false
        if (node.selectionSet) enter()
      },
      leave: (node) => {
        if (node.selectionSet) depth -= 1
      },
    },
    FragmentSpread: (node) => {
      // Fragments are measured where they are defined; spreading one inside a deep field adds to that.
      if (depth > DEEPEST / 2 && !spread.has(node.name.value)) {
        spread.add(node.name.value)
        context.reportError(new GraphQLError('Fragments may not be used this deep in a query.'))
      }
    },
    FragmentDefinition: {
      enter: () => {
        depth = Math.floor(DEEPEST / 2)
      },
      leave: () => {
        depth = 0
      },
    },
  }
}

/** Turns a document away that asks for too much under other names. */
export const limitAliases: ValidationRule = (context): ASTVisitor => {
  let aliases = 0
  return {
    [Kind.FIELD]: {
      enter: (node) => {
        if (!node.alias) return
        aliases += 1
        if (aliases === MOST_ALIASES + 1)
          context.reportError(new GraphQLError(`A query may have ${MOST_ALIASES} aliases at most.`))
      },
    },
  }
}
