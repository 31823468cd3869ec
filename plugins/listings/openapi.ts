import { answer, id, integer, jsonBody, nullable, record, signedIn, text } from '@/core/openapi/schema'
import { summary } from '@/core/openapi/shapes'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { listingBody } from './commands/parseListing'
import { galleryBody } from './commands/updateGallery'

const refusals = {
  400: { description: 'invalid_field, with the field' },
  401: signedIn[401],
  403: { description: 'forbidden' },
  404: { description: 'not_found' },
}

export const detailsDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'editSchematic' },
  summary: 'Edit the details of a build',
  description: 'Replaces all details: fields left out are cleared, except the visibility. New tags are created.',
  requestBody: jsonBody(listingBody),
  responses: { 200: answer('Changed', record({ id, slug: text })), ...refusals },
}

export const postPictureDocumentation: CustomEndpointDocumentation = {
  summary: 'Add an image to a build’s gallery',
  description:
    'PNG, JPEG or WebP, up to 16 MB. It is re-encoded and its metadata removed. Up to twelve images per build.',
  requestBody: {
    required: true,
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          required: ['file', 'alt'],
          properties: {
            file: { type: 'string', format: 'binary' },
            alt: { type: 'string', maxLength: MAX_CHARACTERS.alt, description: 'Alternative text.' },
          },
        },
      },
    },
  },
  responses: {
    201: answer(
      'The stored image',
      record({
        picture: record({ id, alt: text, url: text, width: integer, height: integer, card: nullable(text) }),
      }),
    ),
    ...refusals,
    409: { description: 'gallery_full' },
    413: { description: 'file_too_large' },
    415: { description: 'not_a_picture' },
  },
}

export const putGalleryDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'updateGallery' },
  summary: 'Reorder, describe and remove the images of a gallery',
  requestBody: jsonBody(galleryBody),
  responses: { 200: answer('Changed', record({ id })), ...refusals },
}

export const summaryDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'schematicSummary' },
  summary: 'Read a build as the site shows it, with the state of its file',
  security: [],
  responses: { 200: answer('The build', summary), 404: { description: 'not_found' } },
}
