import type * as GraphQLModule from 'graphql'
import type { PayloadRequest } from 'payload'
import { type RequiredScope, scopeOfOperation } from '@/core/access/scopes'
import { collectionOfSlug, type Slugs } from '@/core/context/slugs'
import { admitKey } from '@/core/http/admitKey'
import type { Built } from './pruneInputs'

type Field = GraphQLModule.GraphQLFieldConfig<unknown, { req: PayloadRequest }>

/** What a field that Payload makes of a collection does: one document, a page of them and their count are read. */
const operationOf = (verb: string | undefined) => (verb === undefined || verb === 'count' ? 'read' : verb)

/** What an API key needs for a field of Payload's; null for what no key reaches. */
export function scopeOfField(slugs: Slugs, collections: Record<string, Built>, name: string): RequiredScope {
  for (const { config, graphQL } of Object.values(collections)) {
    if (!graphQL) continue
    const { type, paginatedType } = graphQL
    const found = new RegExp(`^(count|create|update|delete)?(?:${type.name}|${paginatedType.name})$`).exec(name)
    if (found) return scopeOfOperation(collectionOfSlug(slugs, config.slug), operationOf(found[1]))
  }
  return null
}

/**
 * Has fields ask for the scope of an API key before they do anything, while the schema is being made. Those
 * that are made of endpoints leave it to these.
 */
export function requireScopes(slugs: Slugs, collections: Record<string, Built>, fields: Record<string, unknown>): void {
  for (const [name, field] of Object.entries(fields as Record<string, Field>)) {
    const scope = scopeOfField(slugs, collections, name)
    const { resolve } = field
    if (!resolve) continue
    const own: Field['resolve'] = async (source, given, context, info) => {
      await admitKey(context.req, scope)
      return resolve(source, given, context, info)
    }
    fields[name] = { ...field, resolve: own }
  }
}
