import config from '@payload-config'
import { REST_DELETE, REST_GET, REST_OPTIONS, REST_PATCH, REST_POST, REST_PUT } from '@payloadcms/next/routes'
import { shapeAnswers } from '@/web/shapeAnswers'

// What requests ask is judged in front: src/web/judgePayloadRequest.ts. Next answers HEAD as GET.
export const GET = shapeAnswers(REST_GET(config))
export const POST = shapeAnswers(REST_POST(config))
export const DELETE = shapeAnswers(REST_DELETE(config))
export const PATCH = shapeAnswers(REST_PATCH(config))
export const PUT = shapeAnswers(REST_PUT(config))
export const OPTIONS = REST_OPTIONS(config)
