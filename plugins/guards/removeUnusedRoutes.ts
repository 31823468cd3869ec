import { APIError, type Endpoint, type PayloadRequest, type SanitizedConfig } from 'payload'
import { contextOf } from '@/core/context/context'
import { collectionOfSlug } from '@/core/context/slugs'
import { errorResponse, ShopError } from '@/core/errors/errors'
import { removeReceived } from '@/core/http/receivedFile'

type Route = Omit<Endpoint, 'root'>

/** Routes that Payload adds to every collection, and that fail where their feature is off. */
const isVersionsRoute = ({ path }: Route) => path === '/versions' || path === '/versions/:id'
const isVerificationRoute = ({ path }: Route) => path === '/verify/:id'
const isPasteUrlRoute = ({ path }: Route) => path.startsWith('/paste-url')
/** The panel never deletes a preference; Payload's route answers 500 where there is none. */
const isPreferenceRemoval = ({ method, path }: Route) => method === 'delete' && path === '/:key'

const nothing = {
  path: '/og',
  method: 'get',
  handler: () => errorResponse(new ShopError(404, 'not_found', 'There is nothing at this URL. See /api/docs.')),
} as const

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isForm = (headers: Headers): boolean => headers.get('content-type')?.toLowerCase().includes('multipart/') ?? false

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** Temporary paths of a form's files, under any field name. */
const filePathsOf = ({ files }: PayloadRequest): string[] =>
  Object.values(files ?? {})
    .flat()
    .map((file: unknown) => (isObject(file) ? file.tempFilePath : undefined))
    .filter(isText)

/**
 * Whether an error is a malformed form: cut off, or with an invalid `_payload`. System errors, such as a full disk, are
 * not.
 */
const isUnreadableForm = (error: unknown, { data, file }: PayloadRequest): boolean =>
  error instanceof SyntaxError ||
  (error instanceof Error &&
    data === undefined &&
    file === undefined &&
    !('code' in error) &&
    !(error instanceof APIError && error.status < 500))

/**
 * Payload's handlers expect an object as body, and a text `file` to name a stored file, which the shop never uses;
 * anything else makes them fail early.
 */
function wrongBody(error: unknown, req: PayloadRequest, isPicture: boolean): unknown {
  if (error instanceof TypeError && req.data !== undefined && !isObject(req.data))
    return new ShopError(400, 'bad_request', 'Send the fields as a JSON object.')
  if (isPicture && error instanceof TypeError && !req.file && req.data !== undefined)
    return new ShopError(400, 'missing_file', 'Send the image as the field “file”.')
  if (isPicture && isUnreadableForm(error, req))
    return new ShopError(400, 'bad_request', 'The form is malformed. Send it again.')
  if (isPicture && error instanceof TypeError && req.data === undefined)
    return new ShopError(400, 'bad_request', 'Send the fields as a JSON object, in the field _payload of the form.')
  return error
}

/** Removes a form's temporary files after the response; visitors' are never written. */
const withBodyValidation = (route: Route, isUpload: boolean): Route => ({
  ...route,
  handler: async (req: PayloadRequest) => {
    const isPicture = isUpload && isForm(req.headers) && route.method !== 'get'
    if (isPicture && !req.user) throw new ShopError(401, 'sign_in_required', 'Sign in to upload an image.')
    try {
      return await route.handler(req)
    } catch (error) {
      throw wrongBody(error, req, isPicture)
    } finally {
      await Promise.all(filePathsOf(req).map((place) => removeReceived({ path: place })))
    }
  },
})

/**
 * Removes dead routes from the shop's collections and Payload's own: Payload adds its routes after all plugins. An
 * upload must be a file, never a name or URL of one. What an app has beside stays.
 */
export function removeUnusedRoutes(config: SanitizedConfig): SanitizedConfig {
  // Next's part of Payload adds its own, which says that it is turned off, where there is none.
  const pictures = { ...nothing, custom: {}, root: undefined as never }
  if (config.admin.meta.defaultOGImageType === 'off') config.endpoints.push(pictures)
  const { slugs } = contextOf(config)
  for (const collection of config.collections) {
    const isOfApp = !collection.slug.startsWith('payload-') && collectionOfSlug(slugs, collection.slug) === undefined
    if (isOfApp || !collection.endpoints) continue
    const routes = collection.endpoints
      .filter(
        (route) =>
          (collection.versions || !isVersionsRoute(route)) &&
          (collection.auth?.verify || !isVerificationRoute(route)) &&
          !isPasteUrlRoute(route) &&
          !(collection.slug === 'payload-preferences' && isPreferenceRemoval(route)),
      )
      .map((route) => withBodyValidation(route, Boolean(collection.upload)))
    collection.endpoints.splice(0, collection.endpoints.length, ...(routes as typeof collection.endpoints))
    if (collection.upload) collection.upload.requiresClientUploadReceipt = true
  }
  return config
}
