import type { Endpoint, SanitizedCollectionConfig, SanitizedConfig } from 'payload'
import type { EndpointTraits } from './endpointTraits'

/** Bytes of an uploaded image where the configuration names no limit, and of what a form has beside its file. */
const DEFAULT_FILE_BYTES = 16 * 1024 ** 2
const FORM_BYTES = 1024 ** 2

export type PayloadTraits = EndpointTraits & { /** Payload reads a form with a file here. */ takesFile?: boolean }

const writesFile = new Set(['post /', 'patch /', 'patch /:id'])

/** What Payload's own routes take that is out of the ordinary; all others take JSON and are a read or a write. */
export function traitsOfPayloadRoute(
  limits: SanitizedConfig['upload'] | undefined,
  { upload }: Pick<SanitizedCollectionConfig, 'upload'>,
  { method, path }: Pick<Endpoint, 'method' | 'path'>,
): PayloadTraits {
  if (!upload) return {}
  if (path === '/file/:filename') return { rate: 'none' }
  if (!writesFile.has(`${method} ${path}`)) return {}
  return { maxBytes: (limits?.limits?.fileSize ?? DEFAULT_FILE_BYTES) + FORM_BYTES, takesFile: true }
}
