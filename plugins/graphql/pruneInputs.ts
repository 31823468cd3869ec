import type * as GraphQLModule from 'graphql'
import type { SanitizedCollectionConfig } from 'payload'
import { isSettable } from '@/access/isSettable'
import { nobody } from '@/access/predicates'

type GraphQL = typeof GraphQLModule
type Field = GraphQLModule.GraphQLFieldConfig<unknown, unknown>
/** What Payload has made of a collection. */
export type Built = { config: SanitizedCollectionConfig; graphQL?: Made }
type Made = {
  type: GraphQLModule.GraphQLObjectType
  mutationInputType?: GraphQLModule.GraphQLNonNull<GraphQLModule.GraphQLInputObjectType>
  updateMutationInputType?: GraphQLModule.GraphQLNonNull<GraphQLModule.GraphQLInputObjectType>
}

/** An input without what is not for people to write, by the access rules of its fields. */
function prune(
  { GraphQLInputObjectType, GraphQLNonNull }: GraphQL,
  { flattenedFields }: SanitizedCollectionConfig,
  input: Made['mutationInputType'],
  operation: 'create' | 'update',
) {
  if (!input) return undefined
  const { name, description } = input.ofType
  const refused = new Set(flattenedFields.filter((field) => !isSettable(field, operation)).map((field) => field.name))
  const fields = () =>
    Object.fromEntries(
      Object.entries(input.ofType.toConfig().fields).filter(([field]) => field !== 'id' && !refused.has(field)),
    )
  return new GraphQLNonNull(new GraphQLInputObjectType({ name, description: description ?? undefined, fields }))
}

/**
 * Payload makes an input field of every field and a mutation of every operation. Those that nobody may use are taken out again, while
 * the schema is being made.
 */
export function pruneInputs(
  GraphQL: GraphQL,
  collections: Record<string, Built>,
  mutations: Record<string, Field>,
): void {
  for (const { config, graphQL } of Object.values(collections)) {
    const inputs = {
      create: prune(GraphQL, config, graphQL?.mutationInputType, 'create'),
      update: prune(GraphQL, config, graphQL?.updateMutationInputType, 'update'),
    }
    for (const [name, field] of Object.entries(mutations)) {
      const [operation] = /^(create|update|delete|duplicate)(?=[A-Z])/.exec(name) ?? []
      if (!operation || field.type !== graphQL?.type) continue
      const rule = config.access[operation === 'duplicate' ? 'create' : (operation as 'create' | 'update' | 'delete')]
      const data = inputs[operation === 'update' ? 'update' : 'create']
      if (rule === nobody) delete mutations[name]
      else if (field.args?.data && data) mutations[name] = { ...field, args: { ...field.args, data: { type: data } } }
    }
  }
}
