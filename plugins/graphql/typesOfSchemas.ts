import type * as GraphQLModule from 'graphql'
import type { Schema } from '@/core/openapi/types'

type GraphQL = typeof GraphQLModule
type OutputType = GraphQLModule.GraphQLOutputType
type InputType = GraphQLModule.GraphQLInputType

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const propertiesOf = (schema: Schema) => Object.entries((schema.properties ?? {}) as Record<string, Schema>)
const requiredOf = (schema: Schema): readonly unknown[] => (Array.isArray(schema.required) ? schema.required : [])
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
/** GraphQL's Int has 32 bits, and files may have more bytes. */
const isLarge = (name: string) => /bytes|size/i.test(name)

type Plain = { schema: Schema; isNullable: boolean }

/** A schema without its null; several shapes as one that may lack what only some have. */
function plainOf(schema: Schema): Plain {
  const all = schema.anyOf ?? schema.oneOf
  if (!Array.isArray(all)) return { schema, isNullable: false }
  const shapes = all.filter(isObject).filter(({ type }) => type !== 'null')
  const isNullable = shapes.length < all.length
  const [only] = shapes
  if (shapes.length === 1 && only) return { schema: only, isNullable }
  if (!shapes.every(({ type }) => type === 'object')) return { schema: {}, isNullable }
  return {
    schema: { type: 'object', properties: Object.assign({}, ...shapes.map(({ properties }) => properties)) },
    isNullable,
  }
}

/** The types of GraphQL for the shapes of answers and bodies, each made once. */
export function typesOfSchemas(GraphQL: GraphQL, json: GraphQLModule.GraphQLScalarType) {
  const { GraphQLBoolean, GraphQLFloat, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLString } = GraphQL
  const outputs = new Map<string, GraphQLModule.GraphQLObjectType>()
  const inputs = new Map<string, GraphQLModule.GraphQLInputObjectType>()

  const scalarOf = ({ type }: Schema, name: string) => {
    if (type === 'string') return GraphQLString
    if (type === 'boolean') return GraphQLBoolean
    if (type === 'integer') return isLarge(name) ? GraphQLFloat : GraphQLInt
    return type === 'number' ? GraphQLFloat : json
  }

  function outputOf(given: Schema, name: string): OutputType {
    const { schema } = plainOf(given)
    const title = typeof schema.title === 'string' ? schema.title : name
    if (schema.type === 'array' && isObject(schema.items))
      return new GraphQLList(new GraphQLNonNull(outputOf(schema.items, title)))
    if (schema.type !== 'object' || propertiesOf(schema).length === 0) return scalarOf(schema, name)
    const known = outputs.get(title)
    if (known) return known
    const fields = () =>
      Object.fromEntries(
        propertiesOf(schema).map(([property, one]) => {
          const type = outputOf(one, `${title}${capital(property)}`)
          const isAlways = requiredOf(schema).includes(property) && !plainOf(one).isNullable
          return [property, { type: isAlways ? new GraphQLNonNull(type as GraphQLModule.GraphQLNullableType) : type }]
        }),
      ) as GraphQLModule.GraphQLFieldConfigMap<unknown, unknown>
    const made = new GraphQL.GraphQLObjectType({ name: title, fields })
    outputs.set(title, made)
    return made
  }

  function inputOf(given: Schema, name: string): InputType {
    const { schema } = plainOf(given)
    if (schema.type === 'array' && isObject(schema.items))
      return new GraphQLList(
        new GraphQLNonNull(inputOf(schema.items, name) as GraphQLModule.GraphQLNullableType & InputType),
      )
    if (schema.type !== 'object' || propertiesOf(schema).length === 0) return scalarOf(schema, name)
    const known = inputs.get(name)
    if (known) return known
    const made = new GraphQL.GraphQLInputObjectType({ name, fields: () => argumentsOf(schema, name) })
    inputs.set(name, made)
    return made
  }

  /** The properties of an object as arguments. */
  function argumentsOf(given: Schema, name: string): Record<string, { type: InputType }> {
    const { schema } = plainOf(given)
    return Object.fromEntries(
      propertiesOf(schema).map(([property, one]) => {
        const type = inputOf(one, `${name}${capital(property)}Input`)
        const isNeeded = requiredOf(schema).includes(property) && !plainOf(one).isNullable
        return [
          property,
          { type: isNeeded ? (new GraphQLNonNull(type as GraphQLModule.GraphQLNullableType) as InputType) : type },
        ]
      }),
    )
  }
  return { outputOf, argumentsOf }
}
