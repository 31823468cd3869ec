import { APIError } from 'payload'
import { type GraphqlSchema, replaceMutations, sendCookies } from '@/core/graphql/replaceMutations'
import { currentOf, endCurrentSession } from './commands/endCurrentSession'
import { refreshRequest } from './commands/refreshRequest'
import { expiryOf } from './endpoints/payloadShapes'
import { expiredSessionCookies } from './queries/cookies'

/** The same as REST's `/api/users/refresh-token` and `/logout`. */
export const sessionMutations = (schema: GraphqlSchema): Record<string, unknown> =>
  replaceMutations(schema, {
    refreshToken: async (_, __, context) => {
      const refreshed = await refreshRequest(context.req)
      if (refreshed.isCookie) sendCookies(context, refreshed.cookies)
      const { accessToken, user } = refreshed
      return { exp: expiryOf(refreshed), refreshedToken: accessToken, strategy: 'local-jwt', user }
    },
    logout: async (_, { allSessions }, context) => {
      const current = currentOf(context.req)
      if (!current) throw new APIError('No User', 400, null, true)
      await endCurrentSession(context.req, { ...current, all: allSessions === true })
      sendCookies(context, expiredSessionCookies(context.req.payload))
      return 'Signed out'
    },
  })
