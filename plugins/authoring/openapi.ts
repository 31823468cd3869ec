import type { CustomEndpointDocumentation } from 'payload-oapi'

const refusals = {
  400: { description: 'invalid_field, with the field' },
  401: { description: 'sign_in_required' },
  403: { description: 'forbidden' },
  404: { description: 'not_found' },
}

export const detailsDocumentation: CustomEndpointDocumentation = {
  summary: 'Change what is said of a build',
  description:
    'The whole of it: what is left out is emptied, but for the visibility. Tags that nobody has used yet are made.',
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['title'],
          properties: {
            title: { type: 'string', maxLength: 100 },
            description: { type: 'string', maxLength: 20_000 },
            tags: { type: 'array', items: { type: 'string' }, maxItems: 10 },
            category: { type: 'string', description: 'A category’s slug.' },
            visibility: { type: 'string', enum: ['public', 'unlisted', 'private'] },
          },
        },
      },
    },
  },
  responses: { 200: { description: '{id, slug}' }, ...refusals },
}

export const postPictureDocumentation: CustomEndpointDocumentation = {
  summary: 'Add a picture to a build’s gallery',
  description:
    'PNG, JPEG or WebP, 16 MiB at most; it is drawn anew without what else the file carries. Twelve pictures a build.',
  requestBody: {
    required: true,
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          required: ['file', 'alt'],
          properties: {
            file: { type: 'string', format: 'binary' },
            alt: { type: 'string', maxLength: 200, description: 'What the picture shows.' },
          },
        },
      },
    },
  },
  responses: {
    201: { description: '{picture: {id, alt, url, width, height, card}}' },
    ...refusals,
    409: { description: 'gallery_full' },
    413: { description: 'file_too_large' },
    415: { description: 'not_a_picture' },
  },
}

export const putGalleryDocumentation: CustomEndpointDocumentation = {
  summary: 'Order, describe and remove the pictures of a gallery',
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['pictures'],
          properties: {
            pictures: {
              type: 'array',
              maxItems: 12,
              items: {
                type: 'object',
                required: ['id', 'alt'],
                properties: { id: { type: 'string', format: 'uuid' }, alt: { type: 'string', maxLength: 200 } },
              },
            },
          },
        },
      },
    },
  },
  responses: { 200: { description: '{id}' }, ...refusals },
}
