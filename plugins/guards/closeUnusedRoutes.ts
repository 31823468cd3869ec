import type { Endpoint, PayloadRequest, SanitizedConfig } from 'payload'
import { errorResponse, ShopError } from '@/errors'

type Route = Omit<Endpoint, 'root'>

/** Routes that Payload makes for every collection, or every shop, and that fail where what they are for is not turned on. */
const isOfVersions = ({ path }: Route) => path === '/versions' || path === '/versions/:id'
const isOfVerification = ({ path }: Route) => path === '/verify/:id'
const isOfPastedUrls = ({ path }: Route) => path.startsWith('/paste-url')
/** The panel never removes a preference; Payload's own way answers 500 where there is none. */
const isRemovalOfPreference = ({ method, path }: Route) => method === 'delete' && path === '/:key'

const nothing = {
  path: '/og',
  method: 'get',
  handler: () => errorResponse(new ShopError(404, 'not_found', 'There is nothing at this address. See /api/docs.')),
} as const

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)
const isForm = (headers: Headers): boolean => headers.get('content-type')?.toLowerCase().includes('multipart/') ?? false

/**
 * Payload's handlers take the body for an object of fields, and the text `file` of a form for the name of what was sent elsewhere, which
 * no form of the shop does; they fail at anything else before they have begun.
 */
const withBodyJudged = (route: Route, isUpload: boolean): Route => ({
  ...route,
  handler: async (req: PayloadRequest) => {
    try {
      return await route.handler(req)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      if (isUpload && isForm(req.headers) && !req.file)
        throw new ShopError(400, 'missing_file', 'Send the picture itself as the field “file”.')
      if (req.data !== undefined && !isObject(req.data))
        throw new ShopError(400, 'bad_request', 'Send the fields as a JSON object.')
      throw error
    }
  },
})

/**
 * Takes out of the finished config what leads nowhere: Payload adds its routes after all plugins. An upload is the file itself, and
 * never a name or an address of one.
 */
export function closeUnusedRoutes(config: SanitizedConfig): SanitizedConfig {
  // Next's part of Payload adds its own, which says that it is turned off, where there is none.
  const pictures = { ...nothing, custom: {}, root: undefined as never }
  config.endpoints.push(pictures)
  for (const collection of config.collections) {
    if (!collection.endpoints) continue
    const routes = collection.endpoints
      .filter(
        (route) =>
          (collection.versions || !isOfVersions(route)) &&
          (collection.auth?.verify || !isOfVerification(route)) &&
          !isOfPastedUrls(route) &&
          !(collection.slug === 'payload-preferences' && isRemovalOfPreference(route)),
      )
      .map((route) => withBodyJudged(route, Boolean(collection.upload)))
    collection.endpoints.splice(0, collection.endpoints.length, ...(routes as typeof collection.endpoints))
    if (collection.upload) collection.upload.requiresClientUploadReceipt = true
  }
  return config
}
