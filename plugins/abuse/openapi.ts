import { answer, flag, jsonBody, listOf, nullable, oneOf, record, signedIn, text, time } from '@/core/openapi/schema'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'
import { blockBody } from './endpoints/blockList'
import { blockKinds } from './queries/findBlocked'

const refusals = {
  401: signedIn[401],
  403: { description: 'forbidden: only moderators can do this; account_suspended' },
}
const kind = oneOf(blockKinds)

export const readBlockListDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'blockList' },
  summary: 'Names, words, hosts and mail domains that are blocked (moderators)',
  responses: {
    200: answer(
      'All entries',
      record({ terms: listOf(record({ kind, term: text, written: text, addedBy: nullable(text), addedAt: time })) }),
    ),
    ...refusals,
  },
}

export const blockDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'blockTerm' },
  summary: 'Block a name, word, host or mail domain (moderators)',
  description:
    'Words match whole words, whatever their case, accents or look-alike letters; hosts and mail domains also what is below them. Adding an entry again changes nothing.',
  requestBody: jsonBody(blockBody),
  responses: {
    201: answer('The entry, in the form that texts are compared with', record({ kind, term: text })),
    400: { description: 'invalid_field' },
    409: { description: 'limit_reached' },
    ...refusals,
  },
}

export const unblockDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'unblockTerm' },
  summary: 'Remove an entry of the block list (moderators)',
  responses: { 200: answer('Removed', record({ removed: flag })), 404: { description: 'not_found' }, ...refusals },
}
