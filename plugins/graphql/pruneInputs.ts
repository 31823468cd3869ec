import { writable } from '@plugins/openapi'
import type * as GraphQLModule from 'graphql'
import type { SanitizedCollectionConfig } from 'payload'
import { isWritableField } from '@/core/access/isWritableField'
import { nobody } from '@/core/access/predicates'
import { collectionOfSlug, type Slugs } from '@/core/context/slugs'

type GraphQL = typeof GraphQLModule
export type Field = GraphQLModule.GraphQLFieldConfig<unknown, unknown>
/** What Payload has made of a collection. */
export type Built = { config: SanitizedCollectionConfig; graphQL?: Made }
type Made = {
  type: GraphQLModule.GraphQLObjectType
  paginatedType: GraphQLModule.GraphQLObjectType
  mutationInputType?: GraphQLModule.GraphQLNonNull<GraphQLModule.GraphQLInputObjectType>
  updateMutationInputType?: GraphQLModule.GraphQLNonNull<GraphQLModule.GraphQLInputObjectType>
}

/** An input of what people write, as REST takes it: what is needed there is needed here. */
function prune(
  slugs: Slugs,
  { getNullableType, GraphQLInputObjectType, GraphQLNonNull }: GraphQL,
  collection: SanitizedCollectionConfig,
  input: Made['mutationInputType'],
  operation: 'create' | 'update',
) {
  if (!input) return undefined
  const { name, description } = input.ofType
  const { properties, required } = writable(slugs, collection, operation, isWritableField)
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

/**
 * Arguments that mean nothing for a collection: of versions or a bin where it has none, and of answers without pages,
 * which nobody gets.
 */
const unusedBy = ({ versions, trash }: SanitizedCollectionConfig): ReadonlySet<string> =>
  new Set(['pagination', ...(versions ? [] : ['autosave', 'draft']), ...(trash ? [] : ['trash'])])

/** What Payload calls the operations of a collection, before its type or the type of its lists. */
const VERBS =
  'count|create|delete|docAccess|duplicate|forgotPassword|initialized|login|logout|me|refreshToken|resetPassword|restoreVersion|unlock|update|verifyEmail|versions?'

const isOperationOn = (name: string, { graphQL }: Built) =>
  graphQL !== undefined && new RegExp(`^(${VERBS})?(${graphQL.type.name}|${graphQL.paginatedType.name})$`).test(name)

/** What the panel asks, and by REST: see `lockInternalCollections`. */
const isOfThePanel = (name: string) => /^(docAccess|initialized)[A-Z]/.test(name)

/** Payload's own collections, which only the panel asks for. */
const isInternal = ({ config }: Built) => config.slug.startsWith('payload-')

/**
 * Takes fields that are the panel's out of what Payload makes of the shop's collections, and arguments that mean
 * nothing here. What it makes of an app's own stays.
 */
export function pruneFields(slugs: Slugs, collections: Record<string, Built>, fields: Record<string, Field>): void {
  const all = Object.values(collections)
  const isOwn = ({ config }: Built) => collectionOfSlug(slugs, config.slug) !== undefined
  // Of all collections, also an app's own where there are such.
  if (all.every((one) => isOwn(one) || isInternal(one))) delete fields.Access
  for (const [name, field] of Object.entries(fields)) {
    const built = all.find((one) => isOperationOn(name, one))
    if (!built) continue
    if (isInternal(built) || (isOwn(built) && isOfThePanel(name))) delete fields[name]
    else if (isOwn(built) && field.args) {
      const unused = unusedBy(built.config)
      const used = Object.entries(field.args).filter(([argument]) => !unused.has(argument))
      fields[name] = { ...field, args: Object.fromEntries(used) }
    }
  }
}

/**
 * Payload makes an input field of every field and a mutation of every operation. Those of the shop's collections that
 * nobody may use are taken out again, while the schema is being made.
 */
export function pruneInputs(
  GraphQL: GraphQL,
  slugs: Slugs,
  collections: Record<string, Built>,
  mutations: Record<string, Field>,
): void {
  for (const { config, graphQL } of Object.values(collections)) {
    if (!collectionOfSlug(slugs, config.slug)) continue
    const inputs = {
      create: prune(slugs, GraphQL, config, graphQL?.mutationInputType, 'create'),
      update: prune(slugs, GraphQL, config, graphQL?.updateMutationInputType, 'update'),
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
