import type { FlattenedField, SanitizedCollectionConfig } from 'payload'
import { isWritableField } from '@/core/access/isWritableField'
import { nobody } from '@/core/access/predicates'
import type { Slugs } from '@/core/context/slugs'
import { answer, bytes, flag, integer, listOf, nullable, number, record, text } from '@/core/openapi/schema'
import type { CustomEndpointDocumentation, Parameter, RequestBody, Schema } from '@/core/openapi/types'
import { typeNameOf, writable } from './describeFields'

/** Levels of relations that are filled in: see `maxDepth` of Payload. */
const MAX_DEPTH = 3

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
const query = (name: string, description: string, schema: Schema): Parameter => ({
  in: 'query',
  name,
  description,
  schema,
})

const depth = query('depth', 'Levels of relations to populate, up to 3; at 0 they are ids.', {
  type: 'integer',
  minimum: 0,
  maximum: MAX_DEPTH,
  default: 1,
})
const select: Parameter = {
  ...query(
    'select',
    '`select[field]=true`: only these fields, and the id; others are absent, also where they are required below.',
    {
      type: 'object',
      additionalProperties: text,
    },
  ),
  style: 'deepObject',
  explode: true,
}
const where: Parameter = {
  ...query('where', '`where[field][operator]=value`, as `where[title][like]=tower`; joined by `and` and `or`.', {
    type: 'object',
    additionalProperties: true,
  }),
  style: 'deepObject',
  explode: true,
}
const page = (documents: Schema): Schema =>
  record({
    docs: listOf(documents),
    totalDocs: integer,
    limit: integer,
    totalPages: integer,
    page: integer,
    pagingCounter: integer,
    hasPrevPage: flag,
    hasNextPage: flag,
    prevPage: nullable(integer),
    nextPage: nullable(integer),
  })
const changed = (document: Schema) => record({ doc: document, message: text })
const manyChanged = (document: Schema) =>
  record(
    {
      docs: listOf(document),
      errors: listOf(record({ id: text, message: text, code: text, isPublic: flag }, ['isPublic', 'code'])),
      message: text,
    },
    ['message'],
  )

type Described = Record<string, CustomEndpointDocumentation>

/** What rules beyond those of fields say of a write. */
const refusals = {
  404: {
    description: 'not_found: it, or something it refers to, doesn’t exist or you may not see it',
  },
  409: {
    description:
      'limit_reached: you have as many as one may; already_reported, comment_removed, hidden_by_moderator; not_ready',
  },
}

/** The body of a write: JSON, or where it is a picture, a form with it. */
function bodyOf(collection: SanitizedCollectionConfig, operation: 'create' | 'update'): RequestBody {
  const schema = ref(`${typeNameOf(collection)}${operation === 'create' ? 'Create' : 'Update'}`)
  const form = {
    type: 'object',
    properties: {
      file: bytes,
      _payload: { type: 'string', contentMediaType: 'application/json', contentSchema: schema },
    },
    required: ['file'],
  }
  if (!collection.upload) return { required: true, content: { 'application/json': { schema } } }
  return operation === 'create'
    ? { required: true, content: { 'multipart/form-data': { schema: form } } }
    : {
        required: true,
        content: { 'application/json': { schema }, 'multipart/form-data': { schema: { ...form, required: [] } } },
      }
}

/**
 * What Payload's own endpoints of a collection take and answer, by method and path. What nobody may do is left out,
 * though asking is answered: 403, or 401 for strangers.
 */
export function describeCollection(collection: SanitizedCollectionConfig, maxPageSize: number): Described {
  const { access } = collection
  const document = ref(typeNameOf(collection))
  const of = typeof collection.labels.plural === 'string' ? collection.labels.plural.toLowerCase() : collection.slug
  const described: Described = {
    'get /': {
      summary: `List ${of}`,
      description: 'Only those you may read.',
      parameters: [
        where,
        query('sort', 'A field. Prefix it with `-` for descending order.', text),
        query('limit', `Documents per page, at most ${maxPageSize}.`, {
          type: 'integer',
          minimum: 1,
          maximum: maxPageSize,
          default: 10,
        }),
        query('page', 'From 1.', { type: 'integer', minimum: 1 }),
        depth,
        select,
      ],
      responses: { 200: answer('A page of results', page(document)) },
    },
    'get /count': {
      summary: `Count ${of}`,
      parameters: [where],
      responses: { 200: answer('The number you may read', record({ totalDocs: integer })) },
    },
    'get /:id': {
      summary: 'Read one',
      parameters: [depth, select],
      responses: { 200: answer('The document', document), 404: { description: 'not_found' } },
    },
  }
  if (access.create !== nobody)
    described['post /'] = {
      summary: 'Create one',
      requestBody: bodyOf(collection, 'create'),
      parameters: [depth],
      responses: { 201: answer('The created document', changed(document)), ...refusals },
    }
  if (access.update !== nobody) {
    described['patch /:id'] = {
      summary: 'Update one',
      description: 'Fields left out stay as they are. Fields you may not set are refused, unless sent back unchanged.',
      requestBody: bodyOf(collection, 'update'),
      parameters: [depth],
      responses: { 200: answer('The updated document', changed(document)), ...refusals },
    }
    described['patch /'] = {
      summary: 'Update several',
      requestBody: bodyOf(collection, 'update'),
      parameters: [{ ...where, required: true }, depth],
      responses: { 200: answer('What was updated, and what was not', manyChanged(document)), ...refusals },
    }
  }
  if (access.delete !== nobody) {
    described['delete /:id'] = {
      summary: 'Delete one',
      parameters: [depth],
      responses: { 200: answer('The deleted document', changed(document)), ...refusals },
    }
    described['delete /'] = {
      summary: 'Delete several',
      parameters: [{ ...where, required: true }, depth],
      responses: { 200: answer('What was deleted, and what was not', manyChanged(document)), ...refusals },
    }
  }
  if (collection.upload)
    described['get /file/:filename'] = {
      summary: 'Download an image',
      description: 'By the filename in its document; also its smaller sizes.',
      security: [],
      responses: {
        200: {
          description: 'The image',
          content: { 'image/webp': { schema: bytes }, 'image/png': { schema: bytes }, 'image/jpeg': { schema: bytes } },
        },
        206: { description: 'The requested range', content: { 'image/webp': { schema: bytes } } },
        304: { description: 'The image is unchanged' },
        401: { description: 'sign_in_required: it is not public' },
        403: { description: 'forbidden: it belongs to a build you may not see' },
        404: { description: 'not_found' },
        416: { description: 'The range cannot be satisfied' },
      },
    }
  return collection.auth ? { ...described, ...describeAccounts(document) } : described
}

const token = { token: text, exp: number }

function describeAccounts(account: Schema): Described {
  const body = (properties: Record<string, Schema>) => ({
    required: true,
    content: { 'application/json': { schema: record(properties) } },
  })
  const email = { type: 'string', format: 'email' }
  return {
    'post /login': {
      summary: 'Sign in',
      description:
        'Sets the cookie; programs send the token as `Authorization: JWT …`. Response and timing are the same whether the account exists or not. Networks that guess wait longer each time; a device the owner has signed in on is not held up by others.',
      security: [],
      requestBody: body({ email, password: text }),
      responses: {
        200: answer('Signed in', record({ message: text, user: account, ...token })),
        401: { description: 'wrong_credentials, account_locked' },
        403: { description: 'account_suspended' },
      },
    },
    'post /logout': {
      summary: 'Sign out',
      parameters: [query('allSessions', 'Everywhere.', flag)],
      responses: { 200: answer('Signed out', record({ message: text })) },
    },
    'post /refresh-token': {
      summary: 'Extend the session',
      responses: {
        200: answer(
          'A new token',
          record({ message: text, refreshedToken: text, exp: number, user: account, setCookie: flag, strategy: text }, [
            'setCookie',
            'strategy',
          ]),
        ),
      },
    },
    'get /me': {
      summary: 'The signed-in user',
      security: [],
      parameters: [depth],
      responses: {
        200: answer(
          'The account, or null',
          record({ user: nullable(account), message: text, collection: text, strategy: text, ...token }, [
            'collection',
            'strategy',
            'token',
            'exp',
          ]),
        ),
      },
    },
    'post /forgot-password': {
      summary: 'Request a password reset email',
      description: 'The response is the same for an address without an account.',
      security: [],
      requestBody: body({ email }),
      responses: { 200: answer('Requested', record({ message: text })) },
    },
    'post /reset-password': {
      summary: 'Set a new password',
      security: [],
      requestBody: body({ token: text, password: text }),
      responses: {
        200: answer('Changed, and signed in', record({ message: text, user: account, token: text }, ['token'])),
        403: { description: 'account_suspended' },
        410: { description: 'link_expired: used, replaced by a later one, or older than an hour' },
      },
    },
  }
}

/** The bodies of a collection's writes. */
export function inputSchemas(slugs: Slugs, collection: SanitizedCollectionConfig): Record<string, Schema> {
  const name = typeNameOf(collection)
  const isOwn = (field: FlattenedField, operation: 'create' | 'update') => isWritableField(field, operation)
  return {
    ...(collection.access.create !== nobody && { [`${name}Create`]: writable(slugs, collection, 'create', isOwn) }),
    ...(collection.access.update !== nobody && { [`${name}Update`]: writable(slugs, collection, 'update', isOwn) }),
  }
}
