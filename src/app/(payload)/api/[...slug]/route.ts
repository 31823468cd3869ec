import config from '@payload-config'
import { REST_DELETE, REST_GET, REST_OPTIONS, REST_PATCH, REST_POST, REST_PUT } from '@payloadcms/next/routes'
import { normalizeErrors } from '@/web/normalizeErrors'

// Requests are validated in front: src/web/validatePayloadRequest.ts. Next answers HEAD as GET.
export const GET = normalizeErrors(REST_GET(config))
export const POST = normalizeErrors(REST_POST(config))
export const DELETE = normalizeErrors(REST_DELETE(config))
export const PATCH = normalizeErrors(REST_PATCH(config))
export const PUT = normalizeErrors(REST_PUT(config))
export const OPTIONS = REST_OPTIONS(config)
