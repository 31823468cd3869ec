import config from '@payload-config'
import { REST_DELETE, REST_GET, REST_OPTIONS, REST_PATCH, REST_POST, REST_PUT } from '@payloadcms/next/routes'
import { answerMissing } from '@/server/http/answerMissing'
import { guardBody } from '@/server/http/guardBody'

export const GET = answerMissing(REST_GET(config))
export const POST = answerMissing(guardBody(REST_POST(config)))
export const DELETE = answerMissing(REST_DELETE(config))
export const PATCH = answerMissing(guardBody(REST_PATCH(config)))
export const PUT = answerMissing(guardBody(REST_PUT(config)))
export const OPTIONS = REST_OPTIONS(config)
