/** What `GET /api/schematics/:id/download` says of itself in the contract. */
export const downloadDocumentation = {
  summary: 'Download a build',
  description: 'Redirects to a link that works for five minutes. One person counts once a day.',
  security: [],
  responses: {
    302: { description: 'Location: the signed link' },
    404: { description: 'not_found' },
    409: { description: 'not_ready' },
  },
}
