import config from '@payload-config'
import { GRAPHQL_POST, REST_OPTIONS } from '@payloadcms/next/routes'
import { guardBody } from '@/server/http/guardBody'

const post = GRAPHQL_POST(config)

export const POST = guardBody((request) => post(request))
export const OPTIONS = REST_OPTIONS(config)
