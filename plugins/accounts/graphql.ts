import type { StartedSession } from '@plugins/sessions/commands/startSession'
import type { Config, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { contextOf } from '@/core/context/context'
import { confirmByLink } from './commands/confirmByLink'
import { requestPasswordReset } from './commands/requestPasswordReset'
import { resetPassword } from './commands/resetPassword'
import { signIn } from './commands/signIn'

type Context = { req: PayloadRequest; headers: Record<string, string> }
type Arguments = Readonly<Record<string, unknown>>
type Schema = Parameters<NonNullable<NonNullable<Config['graphQL']>['mutations']>>[1]

const textOf = (given: unknown) => (typeof given === 'string' ? given : '')

/** Payload sends `headers` with the response, one per name; further cookies go with the request's own headers. */
function answer({ req, headers }: Context, { exp, accessToken, user, cookies }: StartedSession) {
  const [session = '', ...others] = cookies
  headers['Set-Cookie'] = session
  req.responseHeaders ??= new Headers()
  for (const cookie of others) req.responseHeaders.append('Set-Cookie', cookie)
  return { exp, token: accessToken, user }
}

const resolvers = {
  login: async (_: unknown, { email, password }: Arguments, context: Context) =>
    answer(context, await signIn(context.req, { email: textOf(email), password: textOf(password) }, 0)),
  forgotPassword: async (_: unknown, { email }: Arguments, { req }: Context) => {
    await requestPasswordReset(req, textOf(email))
    return true
  },
  resetPassword: async (_: unknown, { token, password }: Arguments, context: Context) =>
    answer(context, await resetPassword(context.req, textOf(token), textOf(password))),
  verifyEmail: async (_: unknown, { token }: Arguments, { req }: Context) => {
    await confirmByLink(req.payload, textOf(token))
    return true
  },
}

const hasNoMutations = ({ graphQL }: Pick<SanitizedCollectionConfig, 'graphQL'>) =>
  typeof graphQL === 'object' && graphQL.disableMutations === true

/**
 * The same as REST's `/api/users/login` and related endpoints, for Payload's own mutations, which are named after the
 * collection; their types stay.
 */
export function signInMutations({ Mutation, collections, config }: Schema): Record<string, unknown> {
  const users = collections[contextOf(config).slugs.users]
  const type = users?.graphQL?.type.name
  // An app may have turned them off for its users.
  if (!users || !type || hasNoMutations(users.config)) return {}
  const fields: Record<string, object> = Mutation.fields
  return Object.fromEntries(
    Object.entries(resolvers).flatMap(([verb, resolve]) => {
      const name = `${verb}${type}`
      const field = fields[name]
      if (field) return [[name, { ...field, resolve }]]
      if (verb === 'verifyEmail' && !users.config.auth.verify) return []
      throw new Error(`there is no mutation ${name} to take the place of`)
    }),
  )
}
