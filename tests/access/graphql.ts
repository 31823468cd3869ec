import type { GraphQLField, GraphQLInputType, GraphQLSchema } from 'graphql'
import { getNamedType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType } from 'graphql'
import type { Fixture } from './fixture'

/** A document with one field of Query or Mutation. */
export type GraphQLProbe = { name: string; query: string; variables: Record<string, unknown>; writes: boolean }

type Ids = Readonly<Record<string, string>>

/** Values of required arguments that are no document's id, by their name. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  email: 'nobody@test.invalid',
  password: 'correct horse battery',
  newPassword: 'another horse battery',
  currentPassword: 'correct horse battery',
  token: 'a'.repeat(64),
  slug: 'castle',
  username: 'owner',
  filename: 'a.schem',
  title: 'A title',
  text: 'Some words',
  bytes: 10_000_000,
  number: 1,
}

function sampleOf(name: string, type: GraphQLInputType, ids: Ids, depth = 0): unknown {
  if (isNonNullType(type)) return sampleOf(name, type.ofType, ids, depth)
  if (isListType(type)) return [sampleOf(name, type.ofType, ids, depth)]
  if (isEnumType(type)) return type.getValues()[0]?.name
  if (isInputObjectType(type)) {
    if (depth > 3) return {}
    const needed = Object.values(type.getFields()).filter((field) => isNonNullType(field.type))
    return Object.fromEntries(needed.map((field) => [field.name, sampleOf(field.name, field.type, ids, depth + 1)]))
  }
  if (name in SAMPLES) return SAMPLES[name]
  if (name === 'schematic') return ids.schematics
  const { name: kind } = getNamedType(type)
  if (kind === 'Int' || kind === 'Float') return 1
  if (kind === 'Boolean') return true
  if (kind === 'JSON' || kind === 'JSONObject') return {}
  return 'x'
}

const wordsOf = (name: string) => name.toLowerCase().replaceAll('-', '')

/** The collection whose document a field is about, by its name: the one with the longest slug that it contains. */
function collectionOf(field: string, slugs: readonly string[]): string | undefined {
  const said = wordsOf(field)
  const singular = (slug: string) => wordsOf(slug).replace(/ies$/, 'y').replace(/s$/, '')
  return slugs.filter((slug) => said.includes(singular(slug))).toSorted((one, other) => other.length - one.length)[0]
}

function argumentsOf(field: GraphQLField<unknown, unknown>, ids: Ids) {
  const slug = collectionOf(field.name, Object.keys(ids))
  return field.args
    .filter(({ type, name }) => isNonNullType(type) || name === 'id')
    .map((argument) => ({
      argument,
      value: argument.name === 'id' && slug ? ids[slug] : sampleOf(argument.name, argument.type, ids),
    }))
}

function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type)
  if (isLeafType(type)) return ''
  return 'getFields' in type && 'totalDocs' in type.getFields() ? ' { totalDocs }' : ' { __typename }'
}

/** Every field of Query and Mutation, asked with what it needs and documents of the fixture. */
export function listFields(schema: GraphQLSchema, fixture: Fixture): GraphQLProbe[] {
  const probes: GraphQLProbe[] = []
  for (const [kind, root] of [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const)
    for (const field of Object.values(root?.getFields() ?? {})) {
      const slug = collectionOf(field.name, Object.keys(fixture.own))
      const variants = [
        ['', fixture.shown],
        ...(slug && field.args.some(({ name }) => name === 'id')
          ? [[' (own)', { ...fixture.shown, ...fixture.own }] as const]
          : []),
      ] as const
      for (const [suffix, ids] of variants) {
        const given = argumentsOf(field, ids)
        const declared = given.map(({ argument }) => `$${argument.name}: ${argument.type}`).join(', ')
        const passed = given.map(({ argument: { name } }) => `${name}: $${name}`).join(', ')
        probes.push({
          name: `${kind} ${field.name}${suffix}`,
          query: `${kind}${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`}${selectionOf(field)} }`,
          variables: Object.fromEntries(given.map(({ argument, value }) => [argument.name, value])),
          writes: kind === 'mutation',
        })
      }
    }
  return probes
}
