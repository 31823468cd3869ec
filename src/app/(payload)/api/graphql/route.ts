import config from '@payload-config'
import { GRAPHQL_POST, REST_OPTIONS } from '@payloadcms/next/routes'
import { codeErrors } from '@plugins/graphql/codeErrors'
import { guardGraphQL } from '@plugins/graphql/guardGraphQL'
import { methodNotAllowed } from '@/core/http/methodNotAllowed'
import { shapeAnswers } from '@/web/shapeAnswers'

const post = GRAPHQL_POST(config)
const refuse = methodNotAllowed('POST')

export const POST = shapeAnswers(
  guardGraphQL(
    config,
    codeErrors((request) => post(request)),
  ),
)
export const OPTIONS = REST_OPTIONS(config)
export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT }
