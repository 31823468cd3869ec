/** A JSON Schema (draft 2020-12). One with a `title` becomes a component of the contract of that name. */
export type Schema = { readonly [keyword: string]: unknown }

export type Parameter = {
  in: 'path' | 'query' | 'header'
  name: string
  description?: string
  required?: boolean
  schema: Schema
  style?: string
  explode?: boolean
}

type Content = Readonly<Record<string, { schema: Schema }>>
export type RequestBody = { required?: boolean; description?: string; content: Content }
/** An answer; of a failure the content is added, in the one form that all errors have. */
export type Answer = { description: string; content?: Content; headers?: Readonly<Record<string, object>> }

/** An endpoint's traits; empty for a plain one. */
export type CustomEndpointDocumentation = {
  summary: string
  description?: string
  /** `[]` where nobody need be signed in. */
  security?: readonly Readonly<Record<string, readonly string[]>>[]
  parameters?: readonly Parameter[]
  requestBody?: RequestBody
  responses: Readonly<Record<number, Answer>>
  /**
   * Its name in GraphQL, where it is part of that. What it answers there is the first success with JSON, unless said
   * otherwise.
   */
  graphql?: { query?: string; mutation?: string; result?: Schema; read?: (answer: Response) => unknown }
}
