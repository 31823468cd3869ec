import config from '@payload-config'
import { GRAPHQL_POST, REST_OPTIONS } from '@payloadcms/next/routes'
import { codeErrors } from '@plugins/graphql/codeErrors'
import { shapeAnswers } from '@/web/shapeAnswers'

const post = GRAPHQL_POST(config)

export const POST = shapeAnswers(codeErrors((request) => post(request)))
export const OPTIONS = REST_OPTIONS(config)
