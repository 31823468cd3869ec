import type * as GraphQLModule from 'graphql'
import type { Config, Plugin } from 'payload'
import { contextOf } from '@/core/context/context'
import { codeErrors } from './codeErrors'
import { fromEndpoints } from './fromEndpoints'
import { nameErrors, shapeGraphqlErrors } from './nameErrors'
import { type Built, type Field, pruneFields, pruneInputs } from './pruneInputs'
import { requireScopes } from './requireScopes'
import { type GraphqlOptions, graphqlOptions } from './types'
import { typesOfSchemas } from './typesOfSchemas'
import { validateAgainstSchema } from './validateAgainstSchema'

type GraphQL = typeof GraphQLModule
type Context = Parameters<NonNullable<NonNullable<Config['graphQL']>['queries']>>[1]
type Making = Context & {
  collections: Record<string, Built>
  Query: { fields: Record<string, Field> }
  Mutation: { fields: Record<string, Field> }
}

/** Payload's own scalar for any JSON: a schema has one of a name. */
function jsonOf({ GraphQLScalarType, getNamedType }: GraphQL, { collections }: Making) {
  for (const { graphQL } of Object.values(collections))
    for (const { type } of Object.values(graphQL?.type.getFields() ?? {})) {
      const found = getNamedType(type)
      if (found instanceof GraphQLScalarType && found.name === 'JSON') return found
    }
  return new GraphQLScalarType({ name: 'JSON' })
}

/**
 * GraphQL as a full interface: what the shop adds to Payload, inputs that hold what may be written, and errors with
 * codes.
 */
export const graphql =
  (options?: GraphqlOptions): Plugin =>
  (config: Config): Config => {
    graphqlOptions.keep(contextOf(config), options)
    let types: ReturnType<typeof typesOfSchemas> | undefined
    let library: GraphQL | undefined
    const { slugs } = contextOf(config)
    const { maxComplexity } = graphqlOptions.of(contextOf(config))
    return {
      ...config,
      graphQL: {
        ...config.graphQL,
        // An app may be stricter than the shop.
        maxComplexity: Math.min(maxComplexity, config.graphQL?.maxComplexity ?? maxComplexity),
        // The schema, and with it the library, is there before anything is judged by it.
        validationRules: (args) => [
          codeErrors,
          ...(library ? validateAgainstSchema(library, args) : []),
          ...(config.graphQL?.validationRules?.(args) ?? []),
        ],
        queries: (GraphQL: GraphQL, making: Making) => {
          library = GraphQL
          pruneFields(slugs, making.collections, making.Query.fields)
          types = typesOfSchemas(GraphQL, jsonOf(GraphQL, making))
          const own = config.graphQL?.queries?.(GraphQL, making) ?? {}
          requireScopes(slugs, making.collections, making.Query.fields)
          requireScopes(slugs, making.collections, own)
          return {
            ...own,
            ...fromEndpoints(making.config, 'query', types),
          }
        },
        mutations: (GraphQL: GraphQL, making: Making) => {
          pruneFields(slugs, making.collections, making.Mutation.fields)
          pruneInputs(GraphQL, slugs, making.collections, making.Mutation.fields)
          types ??= typesOfSchemas(GraphQL, jsonOf(GraphQL, making))
          const own = config.graphQL?.mutations?.(GraphQL, making) ?? {}
          requireScopes(slugs, making.collections, making.Mutation.fields)
          requireScopes(slugs, making.collections, own)
          return {
            ...own,
            ...fromEndpoints(making.config, 'mutation', types),
          }
        },
      },
      hooks: { ...config.hooks, afterError: [...(config.hooks?.afterError ?? []), shapeGraphqlErrors] },
      onInit: async (payload) => {
        await config.onInit?.(payload)
        payload.extensions = async ({ result }) => nameErrors(result)
      },
    }
  }
