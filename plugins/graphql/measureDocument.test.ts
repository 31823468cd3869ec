import { getIntrospectionQuery } from 'graphql'
import { expect, it } from 'vitest'
import { type DocumentLimits, MAX_SELECTIONS, measureDocument } from './measureDocument'
import { graphqlOptions } from './types'

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number)
const nested = (depth: number, inside = 'id') => `${'{ a '.repeat(depth)}{ ${inside} }${' }'.repeat(depth)}`
/** Fragments of which each spreads the next so many times. */
const levels = (count: number, times: number, last = 'id') =>
  [
    ...numbers(count).map((n) => `fragment F${n} on Query { ${`...F${n + 1} `.repeat(times)} }`),
    `fragment F${count} on Query { ${last} }`,
  ].join(' ')
const chained = (count: number) =>
  numbers(count)
    .map((n) => `fragment F${n} on Query { b a { b } ${n + 1 < count ? `...F${n + 1}` : ''} }`)
    .join(' ')

const limits = graphqlOptions.defaults
const refusal = (text: string, chosen: DocumentLimits = limits) => {
  try {
    measureDocument(text, chosen)
  } catch (error) {
    return error
  }
  return undefined
}

it.each([
  ['as deep as may be', nested(limits.maxDepth)],
  ['as deep as may be, through fragments', `${nested(3, '...F')} fragment F on A ${nested(limits.maxDepth - 3)}`],
  ['of as many aliases as may be', `{ ${numbers(limits.maxAliases).map((n) => `a${n}: id `)} }`],
  ['with a fragment in many places', `{ ${'a { ...F } '.repeat(20)} } fragment F on A { id name }`],
  ['with variables and directives', 'query Q($a: Int = 1) { a(x: $a, y: [1, { z: 2 }]) @skip(if: false) { id } }'],
  ['of several operations', 'query A { a } mutation B { b }'],
  ['that asks for the kinds of things', '{ __typename a { __typename } }'],
  ['that reads the schema, as tools do', getIntrospectionQuery()],
  [
    'that reads the schema, as tools do that ask for everything',
    getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
    }),
  ],
  ['that reads some types', '{ a: __type(name: "A") { fields { name type { name } } } b: __type(name: "B") { name } }'],
])('passes a query %s', (_what, text) => {
  expect(refusal(text)).toBeUndefined()
})

it.each([
  ['too deep', nested(limits.maxDepth + 1)],
  ['too deep through fragments', `{ a { ...F } } fragment F on A ${nested(limits.maxDepth)}`],
  [
    'too deep through fragments without a name',
    `{ ${'a { ... { '.repeat(limits.maxDepth + 1)} id ${'} } '.repeat(limits.maxDepth + 1)} }`,
  ],
  ['of too many aliases', `{ ${numbers(limits.maxAliases + 1).map((n) => `a${n}: id `)} }`],
  ['of too many aliases through fragments', `{ ${'a { ...F } '.repeat(8)} } fragment F on A { b: id c: id }`],
  [
    'of too many aliases in several operations',
    `query A { ${numbers(10).map((n) => `a${n}: id `)} } query B { ${numbers(10).map((n) => `a${n}: id `)} }`,
  ],
  ['of too many fields', `{ ${'id '.repeat(MAX_SELECTIONS + 1)} }`],
  ['of fragments that double', `{ ...F0 } ${levels(30, 2)}`],
  ['of fragments that double, which nothing spreads', `{ id } ${levels(30, 2)}`],
  ['of a value that is spread often', `{ ...F0 } ${levels(3, 10, `a(x: [${'1 '.repeat(50)}]) { id }`)}`],
  ['of too many fragments', `{ ...F0 } ${chained(100)}`],
  ['of too many words', `{ a(x: [${'1 '.repeat(3_000)}]) }`],
  ['of too many brackets', `{ a(x: ${'['.repeat(60)}${']'.repeat(60)}) }`],
  ['that reads the schema twice', '{ a: __schema { description } b: __schema { description } }'],
  [
    'that reads the schema twice through fragments',
    `{ ...F ... on Query { ...F } } fragment F on Query { __schema { description } }`,
  ],
  ['that reads fourteen schemas', `{ ${numbers(14).map((n) => `a${n}: __schema { types { name } } `)} }`],
  ['that reads too many types', `{ ${numbers(6).map((n) => `a${n}: __type(name: "A") { name } `)} }`],
  ['that goes from types to types', '{ __schema { types { fields { type { fields { name } } } } } }'],
  [
    'that goes from types to types through fragments',
    '{ __schema { types { ...F } } } fragment F on __Type { fields { type { ...G } } } fragment G on __Type { fields { name } }',
  ],
  ['that names the types of the schema twice', '{ __schema { a: types { name } b: types { name } } }'],
  ['with a chain of types', `{ __type(name: "A") { ${'ofType { '.repeat(20)} name ${'}'.repeat(20)} } }`],
])('refuses a query %s', (_what, text) => {
  expect(refusal(text)).toMatchObject({ status: 400, code: 'query_too_complex' })
})

it.each([
  ['spreads itself', '{ ...F } fragment F on A { a { ...F } }'],
  ['spreads itself by way of others', '{ ...F } fragment F on A { ...G } fragment G on A { b { ...F } }'],
  ['spreads itself, and nothing spreads it', '{ id } fragment F on A { ...F }'],
  ['is there twice', '{ ...F } fragment F on A { id } fragment F on A { name }'],
  ['is no GraphQL', '{ a'],
  ['is empty', ''],
  ['has another end', '{ a } }'],
  ['defines types', 'type A { id: ID }'],
])('says what is wrong with a document that %s', (_what, text) => {
  expect(refusal(text)).toMatchObject({ status: 400, code: 'bad_request', message: expect.stringMatching(/^[A-Z]/) })
})

it.each([
  ['double', `{ ...F0 } ${levels(60, 2)}`],
  ['are very many', `{ a(x: "${'x'.repeat(500_000)}") ${'b '.repeat(100_000)} }`],
  ['are very deep', '{ a '.repeat(200_000)],
  ['are very deep in a value', `{ a(x: ${'['.repeat(200_000)}`],
])('takes no time for parts that %s', (_what, text) => {
  const started = performance.now()
  expect(refusal(text)).toBeDefined()
  expect(performance.now() - started).toBeLessThan(200)
})

it('goes by the depth and the aliases that the app allows', () => {
  expect(refusal(nested(3), { ...limits, maxDepth: 2 })).toMatchObject({ message: expect.stringContaining('2 levels') })
  expect(refusal(nested(12), { ...limits, maxDepth: 12 })).toBeUndefined()
  const aliases = '{ a: id b: id c: id }'
  expect(refusal(aliases, { ...limits, maxAliases: 2 })).toMatchObject({
    message: expect.stringContaining('2 aliases'),
  })
  expect(refusal(aliases, { ...limits, maxAliases: 3 })).toBeUndefined()
})

it('tells what reads the schema', () => {
  expect(measureDocument(getIntrospectionQuery(), limits)).toMatchObject({ readsSchema: true })
  expect(measureDocument('{ __typename }', limits)).toMatchObject({ readsSchema: false })
})

it.each(['subscription { x }', 'query A { a } subscription B { b }'])('turns %s away, which there is not', (text) => {
  expect(refusal(text)).toMatchObject({ status: 400, code: 'bad_request' })
})

it.each([
  ['{ a: Tags { totalDocs } b: Tags { totalDocs } }', 2, 2],
  ['{ Tags { totalDocs } Tags { docs { id } } }', 1, 1],
  [
    '{ ...more a: Tags { totalDocs } } fragment more on Query { b: Tags { totalDocs } ...more2 } fragment more2 on Query { c: Tags { totalDocs } }',
    3,
    3,
  ],
  ['mutation { a: likeBuild(id: "1") { liked } b: likeBuild(id: "2") { liked } }', 0, 2],
  ['query one { Tags { totalDocs } } query two { a: Tags { totalDocs } b: Tags { totalDocs } }', 2, 2],
])('counts what %s does', (query, reads, operations) => {
  expect(measureDocument(query, limits)).toMatchObject({ reads, operations })
})
