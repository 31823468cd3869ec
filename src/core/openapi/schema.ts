import { z } from 'zod'
import type { Answer, RequestBody, Schema } from './types'

/** The shapes that answers are made of, as JSON Schemas. */
export const text: Schema = { type: 'string' }
export const integer: Schema = { type: 'integer' }
export const number: Schema = { type: 'number' }
export const flag: Schema = { type: 'boolean' }
export const id: Schema = { type: 'string', format: 'uuid' }
/** ISO 8601, in UTC. */
export const time: Schema = { type: 'string', format: 'date-time', pattern: 'Z$' }
/** Any JSON, for what is told by its description alone. */
export const anything: Schema = {}
/** Bytes, as a body. */
export const bytes: Schema = { type: 'string', format: 'binary' }

export const oneOf = (values: readonly string[]): Schema => ({ type: 'string', enum: [...values] })
export const only = (value: string): Schema => ({ type: 'string', const: value })
export const listOf = (items: Schema): Schema => ({ type: 'array', items })
export const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
export const withDescription = (schema: Schema, description: string): Schema => ({ ...schema, description })
export const mapOf = (values: Schema): Schema => ({ type: 'object', additionalProperties: values })

/** An object with these properties, all there but those named as optional. */
export const record = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
})
/** The same as a component of its own. */
export const named = (title: string, schema: Schema): Schema => ({ title, ...schema })

/** An answer in JSON. */
export const answer = (description: string, schema: Schema): Answer => ({
  description,
  content: { 'application/json': { schema } },
})
/** An answer in another type. */
export const answerOf = (type: string, description: string): Answer => ({
  description,
  content: { [type]: { schema: text } },
})

/** The answers to visitors and to suspended users. */
export const signedIn: Readonly<Record<401 | 403, Answer>> = {
  401: { description: 'sign_in_required' },
  403: { description: 'account_suspended' },
}

/** The body that an endpoint's own check of it takes. */
export function jsonBody(body: z.ZodType, required = true): RequestBody {
  const { $schema: _, ...schema } = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' })
  return { required, content: { 'application/json': { schema } } }
}
/** A form with a file. */
export const multipart = (properties: Readonly<Record<string, Schema>>) => ({
  required: true,
  content: { 'multipart/form-data': { schema: record(properties) } },
})
