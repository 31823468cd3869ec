import type { StartedSession } from '@plugins/sessions/commands/startSession'
import { type GraphqlContext, type GraphqlSchema, replaceMutations, sendCookies } from '@/core/graphql/replaceMutations'
import { confirmByLink } from './commands/confirmByLink'
import { requestPasswordReset } from './commands/requestPasswordReset'
import { resetPassword } from './commands/resetPassword'
import { signIn } from './commands/signIn'

const textOf = (given: unknown) => (typeof given === 'string' ? given : '')

function answer(context: GraphqlContext, { exp, accessToken, user, cookies }: StartedSession) {
  sendCookies(context, cookies)
  return { exp, token: accessToken, user }
}

/** The same as REST's `/api/users/login` and related endpoints. */
export const signInMutations = (schema: GraphqlSchema): Record<string, unknown> =>
  replaceMutations(schema, {
    login: async (_, { email, password }, context) =>
      answer(context, await signIn(context.req, { email: textOf(email), password: textOf(password) }, 0)),
    forgotPassword: async (_, { email }, { req }) => {
      await requestPasswordReset(req, textOf(email))
      return true
    },
    resetPassword: async (_, { token, password }, context) =>
      answer(context, await resetPassword(context.req, textOf(token), textOf(password))),
    verifyEmail: async (_, { token }, { req }) => {
      await confirmByLink(req.payload, textOf(token))
      return true
    },
  })
