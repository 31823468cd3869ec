import config from '@payload-config'
import { GRAPHQL_POST, REST_OPTIONS } from '@payloadcms/next/routes'
import { codeErrors } from '@plugins/graphql/codeErrors'
import { normalizeErrors } from '@/web/normalizeErrors'

const post = GRAPHQL_POST(config)

export const POST = normalizeErrors(codeErrors((request) => post(request)))
export const OPTIONS = REST_OPTIONS(config)
