import { suppressionReasons } from '@/core/mail/suppression'
import { answer, anything, integer, nullable, oneOf, record, signedIn, text } from '@/core/openapi/schema'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'

const stopped = answer(
  'Why no mail is sent to it, if none is',
  record({ stopped: nullable(oneOf(suppressionReasons)) }),
)

export const bouncesDocumentation: CustomEndpointDocumentation = {
  summary: 'Take mails that came back, or that were called spam (mail providers)',
  description:
    'With the token of the site as `Authorization: Bearer`, as the password of basic authentication, or as `?token=`. The body is a webhook of Amazon SES (through SNS, whose signature is verified), Postmark, Mailgun or SendGrid; `{type: "bounce" | "complaint", email, permanent?, detail?}` or an array of them; or a raw mail (RFC 3464, RFC 5965) as message/rfc822. Only failures for good count.',
  requestBody: {
    required: true,
    content: { 'application/json': { schema: anything }, 'message/rfc822': { schema: text } },
  },
  responses: {
    200: answer('How many were of mails of this site', record({ known: integer })),
    400: { description: 'bad_request: of no form that is known' },
    403: { description: 'forbidden: the wrong token, or not signed by Amazon' },
    404: { description: 'not_found: this site takes none' },
  },
}

export const readAddressDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'mailAddress' },
  summary: 'Whether mail reaches your address',
  responses: { 200: stopped, ...signedIn },
}

export const retryAddressDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'retryMailAddress' },
  summary: 'Send mail to your address again',
  description: 'After mail to it came back, or was called spam. Idempotent.',
  responses: { 200: stopped, ...signedIn },
}
