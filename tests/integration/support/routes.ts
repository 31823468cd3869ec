import config from '@payload-config'
import { DELETE, GET, PATCH, POST, PUT } from '@/app/(payload)/api/[...slug]/route'
import { POST as postGraphQL } from '@/app/(payload)/api/graphql/route'
import { isGraphQL, validateRequest } from '@/web/validateRequest'

const handlers = new Map(Object.entries({ DELETE, GET, PATCH, POST, PUT }))

/**
 * Answers a request to the API in the test's process, judged as the guard in front judges it: no site need be built for
 * it.
 */
export async function answerApi(request: Request): Promise<Response> {
  const known = await config
  return validateRequest(known, request, (judged, route) =>
    isGraphQL(known, new URL(judged.url).pathname)
      ? postGraphQL(judged)
      : (handlers.get(judged.method) ?? GET)(judged, route),
  )
}
