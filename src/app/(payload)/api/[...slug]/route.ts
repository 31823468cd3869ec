import config from '@payload-config'
import { REST_DELETE, REST_GET, REST_OPTIONS, REST_PATCH, REST_POST, REST_PUT } from '@payloadcms/next/routes'
import { boundQueries } from '@/core/http/boundQueries'
import { requireObject } from '@/web/requireObject'
import { requireReadableQuery } from '@/web/requireReadableQuery'
import { shapeAnswers } from '@/web/shapeAnswers'
import { asGet, takeOverride } from '@/web/takeOverride'

const get = requireReadableQuery(boundQueries(config, REST_GET(config)))

export const GET = shapeAnswers(get)
// Payload knows no route by this method; the server sends no body.
export const HEAD = shapeAnswers<Parameters<typeof get>[1]>((request, context) => get(asGet(request), context))
export const POST = shapeAnswers(takeOverride(get, requireObject(config, REST_POST(config))))
export const DELETE = shapeAnswers(requireReadableQuery(boundQueries(config, REST_DELETE(config))))
export const PATCH = shapeAnswers(requireReadableQuery(requireObject(config, boundQueries(config, REST_PATCH(config)))))
export const PUT = shapeAnswers(requireObject(config, REST_PUT(config)))
export const OPTIONS = REST_OPTIONS(config)
