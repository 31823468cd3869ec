import { writable } from '@plugins/openapi'
import type * as GraphQLModule from 'graphql'
import type { SanitizedCollectionConfig } from 'payload'
import { isSettable } from '@/core/access/isSettable'
import { nobody } from '@/core/access/predicates'

type GraphQL = typeof GraphQLModule
type Field = GraphQLModule.GraphQLFieldConfig<unknown, unknown>
/** What Payload has made of a collection. */
export type Built = { config: SanitizedCollectionConfig; graphQL?: Made }
type Made = {
  type: GraphQLModule.GraphQLObjectType
  mutationInputType?: GraphQLModule.GraphQLNonNull<GraphQLModule.GraphQLInputObjectType>
  updateMutationInputType?: GraphQLModule.GraphQLNonNull<GraphQLModule.GraphQLInputObjectType>
}

/** An input of what people write, as REST takes it: what is needed there is needed here. */
function prune(
  { getNullableType, GraphQLInputObjectType, GraphQLNonNull }: GraphQL,
  collection: SanitizedCollectionConfig,
  input: Made['mutationInputType'],
  operation: 'create' | 'update',
) {
  if (!input) return undefined
  const { name, description } = input.ofType
  const { properties, required } = writable(collection, operation, isSettable)
  const needed = new Set(required)
  const fields = () =>
    Object.fromEntries(
      Object.entries(input.ofType.toConfig().fields)
        .filter(([field]) => field in properties)
        .map(([field, { type, ...config }]) => {
          const nullable = getNullableType(type)
          return [field, { ...config, type: needed.has(field) ? new GraphQLNonNull(nullable) : nullable }]
        }),
    )
  return new GraphQLNonNull(new GraphQLInputObjectType({ name, description: description ?? undefined, fields }))
}

/** Of versions, drafts and bins, which no collection has, and of answers without pages, which nobody gets. */
const unused = new Set(['autosave', 'draft', 'pagination', 'trash'])

/** What the panel asks, and by REST: see `lockInternalCollections`. */
const isOfThePanel = (name: string) => /^(Access$|docAccess[A-Z]|initialized[A-Z])/.test(name)

/** Payload's own collections, which only the panel asks for. */
const isInternal = ({ config }: Built) => config.slug.startsWith('payload-')

/** What Payload calls the operations of a collection, after its type. */
const isOperationOn = (name: string, { graphQL }: Built) =>
  graphQL !== undefined && new RegExp(`^[a-z]*${graphQL.type.name}s?$`).test(name)

/** Takes arguments that mean nothing here out of Payload's fields, and fields that are the panel's. */
export function pruneFields(collections: Record<string, Built>, fields: Record<string, Field>): void {
  const internal = Object.values(collections).filter(isInternal)
  for (const [name, field] of Object.entries(fields)) {
    if (isOfThePanel(name) || internal.some((one) => isOperationOn(name, one))) delete fields[name]
    else if (field.args)
      fields[name] = {
        ...field,
        args: Object.fromEntries(Object.entries(field.args).filter(([argument]) => !unused.has(argument))),
      }
  }
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
      const [operation] = /^(create|update|delete)(?=[A-Z])/.exec(name) ?? []
      if (!operation || field.type !== graphQL?.type) continue
      const rule = config.access[operation as 'create' | 'update' | 'delete']
      const data = inputs[operation === 'update' ? 'update' : 'create']
      if (rule === nobody) delete mutations[name]
      else if (field.args?.data && data) mutations[name] = { ...field, args: { ...field.args, data: { type: data } } }
    }
  }
}
