import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  Lexer,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
  Source,
  TokenKind,
  type ValueNode,
} from 'graphql'
import { ShopError } from '@/core/errors/errors'
import type { GraphqlOptions } from './types'

/** Names, numbers and signs of one document, brackets inside of brackets, operations and fragments. */
const MAX_TOKENS = 2_000
const MAX_BRACKETS = 40
const MAX_DEFINITIONS = 100
/** Selections, arguments and values of one document, those of a fragment each time that it is spread. */
export const MAX_SELECTIONS = 1_000
/**
 * What reading the schema may be: `__schema` once, a few types by name, members of types of the schema, chains of
 * `ofType`.
 */
const MAX_SCHEMAS = 1
const MAX_TYPES = 5
const MAX_MEMBERS = 2
const MAX_SCHEMA_DEPTH = 16

/** Each alias may ask for the same costly thing again. */
export type DocumentLimits = Required<Pick<GraphqlOptions, 'maxDepth' | 'maxAliases'>>

/** What a selection asks for, with all that it spreads. */
type Measure = {
  /** Selections, arguments and values. */
  selections: number
  aliases: number
  /** Fields inside of fields; what reads the schema is measured by itself. */
  depth: number
  /** Lists of types or of their members inside of one another: each multiplies by what the whole schema has. */
  members: number
  schemas: number
  types: number
}

const NOTHING: Measure = { selections: 0, aliases: 0, depth: 0, members: 0, schemas: 0, types: 0 }

/** Two selections that stand beside each other. */
const beside = (one: Measure, other: Measure): Measure => ({
  selections: one.selections + other.selections,
  aliases: one.aliases + other.aliases,
  depth: Math.max(one.depth, other.depth),
  members: Math.max(one.members, other.members),
  schemas: one.schemas + other.schemas,
  types: one.types + other.types,
})

/** Fields of `__Schema` and `__Type` that list types, or what types consist of. */
const MEMBERS = new Set(['types', 'fields', 'inputFields', 'interfaces', 'possibleTypes'])

const tooComplex = (message: string) => new ShopError(400, 'query_too_complex', message)
const wrong = (message: string) => new ShopError(400, 'bad_request', message)

/** Reads the document's tokens alone, so that nothing has to be built of one that is too long or too deep. */
function countTokens(source: Source): void {
  const lexer = new Lexer(source)
  let tokens = 0
  let brackets = 0
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    tokens += 1
    if (tokens > MAX_TOKENS)
      throw tooComplex(`A query can have at most ${MAX_TOKENS} tokens. Split it into several queries.`)
    if ([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L].includes(token.kind)) brackets += 1
    else if ([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R].includes(token.kind)) brackets -= 1
    if (brackets > MAX_BRACKETS) throw tooComplex('The query is nested too deeply. Split it into several queries.')
  }
}

function countValues(value: ValueNode): number {
  if (value.kind === Kind.LIST) return value.values.reduce((count, one) => count + countValues(one), 1)
  if (value.kind === Kind.OBJECT) return value.fields.reduce((count, field) => count + countValues(field.value), 1)
  return 1
}

const countArguments = ({ arguments: given = [] }: FieldNode | DirectiveNode) =>
  given.reduce((count, { value }) => count + countValues(value), 0)

const countDirectives = (directives: readonly DirectiveNode[] = []) =>
  directives.reduce((count, directive) => count + 1 + countArguments(directive), 0)

function gatherFragments({ definitions }: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) continue
    if (definition.kind !== Kind.FRAGMENT_DEFINITION) throw wrong('A query can contain only operations and fragments.')
    const name = definition.name.value
    // Whichever of two were measured, the other could be what is run.
    if (fragments.has(name)) throw wrong(`There are two fragments named "${name}". Rename one.`)
    fragments.set(name, definition)
  }
  return fragments
}

/** Measures selections; each fragment once, however often it is spread. */
function makeMeter(fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
  const known = new Map<string, Measure | 'underway'>()

  function measureFragment(name: string): Measure {
    const before = known.get(name)
    if (before === 'underway') throw wrong(`The fragment "${name}" spreads itself. Remove the spread.`)
    if (before) return before
    const fragment = fragments.get(name)
    // Answered by GraphQL's own rules.
    if (!fragment) return NOTHING
    known.set(name, 'underway')
    const inside = measure(fragment.selectionSet)
    const made = { ...inside, selections: inside.selections + countDirectives(fragment.directives) }
    known.set(name, made)
    return made
  }

  function measureField(field: FieldNode): Measure {
    const name = field.name.value
    const inside = field.selectionSet ? measure(field.selectionSet) : NOTHING
    const own = {
      selections: inside.selections + 1 + countArguments(field),
      aliases: inside.aliases + (field.alias ? 1 : 0),
    }
    if (name === '__schema' || name === '__type') {
      if (inside.members > MAX_MEMBERS || inside.depth > MAX_SCHEMA_DEPTH || inside.aliases > 0)
        throw tooComplex('The query reads too much of the schema at once. Query types by name.')
      const isSchema = name === '__schema'
      return { ...own, depth: 0, members: 0, schemas: isSchema ? 1 : 0, types: isSchema ? 0 : 1 }
    }
    return {
      ...inside,
      ...own,
      depth: inside.depth + (field.selectionSet ? 1 : 0),
      members: inside.members + (MEMBERS.has(name) ? 1 : 0),
    }
  }

  function measure({ selections }: SelectionSetNode): Measure {
    let all = NOTHING
    for (const selection of selections) {
      const one =
        selection.kind === Kind.FIELD
          ? measureField(selection)
          : selection.kind === Kind.FRAGMENT_SPREAD
            ? measureFragment(selection.name.value)
            : measure(selection.selectionSet)
      const more = (selection.kind === Kind.FIELD ? 0 : 1) + countDirectives(selection.directives)
      all = beside(all, { ...one, selections: one.selections + more })
    }
    return all
  }

  return { measure, measureFragment }
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

/** What an operation asks for at its root: each under its name in the answer, which several fields may share. */
function gatherRoots({ selections }: SelectionSetNode, fragments: Fragments, roots: Set<string>, spread: Set<string>) {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) roots.add((selection.alias ?? selection.name).value)
    else if (selection.kind === Kind.INLINE_FRAGMENT) gatherRoots(selection.selectionSet, fragments, roots, spread)
    else if (!spread.has(selection.name.value)) {
      spread.add(selection.name.value)
      const fragment = fragments.get(selection.name.value)
      if (fragment) gatherRoots(fragment.selectionSet, fragments, roots, spread)
    }
  }
  return roots.size
}

/** @property reads queries of an operation, mutations left out @property operations both */
export type DocumentFacts = { readsSchema: boolean; reads: number; operations: number }

/**
 * Judges a GraphQL document before anything else walks it: its length, its depth, its aliases, what it spreads and what
 * it reads of the schema. Takes time in proportion to the document's length, for each fragment is measured once; what
 * passes is small enough for GraphQL's own rules, of which some take the square of it, and some walk a fragment each
 * time that it is spread.
 * @returns whether it reads the schema, and how much it does: of several operations, the one that does most
 * @throws ShopError `bad_request` for what is no document, `query_too_complex` for one that asks for too much
 */
export function measureDocument(text: string, { maxDepth, maxAliases }: DocumentLimits): DocumentFacts {
  const source = new Source(text)
  let document: DocumentNode
  try {
    countTokens(source)
    document = parse(source, { noLocation: true, maxTokens: MAX_TOKENS })
  } catch (error) {
    if (error instanceof GraphQLError) throw wrong(`The query is not valid GraphQL. ${error.message}`)
    throw error
  }
  if (document.definitions.length > MAX_DEFINITIONS)
    throw tooComplex(`A query can have at most ${MAX_DEFINITIONS} operations and fragments.`)
  const fragments = gatherFragments(document)
  const { measure, measureFragment } = makeMeter(fragments)
  let reads = 0
  let operations = 0
  let all = NOTHING
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      // Also one that nothing spreads: the rules go through it all the same.
      if (measureFragment(definition.name.value).selections > MAX_SELECTIONS) all = { ...all, selections: Infinity }
    } else if (definition.kind === Kind.OPERATION_DEFINITION) {
      if (definition.operation === OperationTypeNode.SUBSCRIPTION)
        throw wrong('Subscriptions are not supported. Send a query or a mutation.')
      all = beside(all, measure(definition.selectionSet))
      const roots = gatherRoots(definition.selectionSet, fragments, new Set(), new Set())
      operations = Math.max(operations, roots)
      if (definition.operation === OperationTypeNode.QUERY) reads = Math.max(reads, roots)
      const given = (definition.variableDefinitions ?? []).length + countDirectives(definition.directives)
      all = { ...all, selections: all.selections + given }
    }
  }
  if (all.selections > MAX_SELECTIONS)
    throw tooComplex(
      `A query can have at most ${MAX_SELECTIONS} fields, spreads and values. Split it into several queries.`,
    )
  if (all.depth > maxDepth) throw tooComplex(`A query can be at most ${maxDepth} levels deep.`)
  if (all.aliases > maxAliases) throw tooComplex(`A query can have at most ${maxAliases} aliases.`)
  if (all.schemas > MAX_SCHEMAS || all.types > MAX_TYPES)
    throw tooComplex(`A query can read the schema once, and at most ${MAX_TYPES} types by name.`)
  return { readsSchema: all.schemas + all.types > 0, reads, operations }
}
