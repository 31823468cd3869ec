import config from '@payload-config'
import { REST_DELETE, REST_GET, REST_OPTIONS, REST_PATCH, REST_POST, REST_PUT } from '@payloadcms/next/routes'
import { requireJsonParameters } from '@/server/http/requireJsonParameters'
import { requireObject } from '@/server/http/requireObject'
import { shapeAnswers } from '@/server/http/shapeAnswers'

export const GET = shapeAnswers(requireJsonParameters(REST_GET(config)))
export const POST = shapeAnswers(requireObject(REST_POST(config)))
export const DELETE = shapeAnswers(requireJsonParameters(REST_DELETE(config)))
export const PATCH = shapeAnswers(requireJsonParameters(requireObject(REST_PATCH(config))))
export const PUT = shapeAnswers(requireObject(REST_PUT(config)))
export const OPTIONS = REST_OPTIONS(config)
