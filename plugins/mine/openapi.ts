import type { CustomEndpointDocumentation } from 'payload-oapi'

export const bulkDocumentation: CustomEndpointDocumentation = {
  summary: 'Change or delete several builds',
  description:
    'Body: `{ids, action}` with `visibility`, `category` (a slug or null), `tags` for the actions `visibility`, `category`, `add-tags`, `remove-tags`; `delete` needs nothing more. At most 100 builds. Each is changed wholly or not at all, whatever becomes of the others.',
  responses: {
    200: { description: '{results: [{id, done, message?, code?}]} in the order of the ids' },
    400: { description: 'invalid_field, unknown_category' },
    401: { description: 'sign_in_required' },
    403: { description: 'account_suspended' },
  },
}
