import { isSignInCounted, limitSignIn } from '@plugins/accounts/commands/limitSignIn'
import type { CollectionBeforeOperationHook } from 'payload'
import { contextOf } from '@/core/context/context'
import { limitedNetwork } from '@/core/http/clientIp'
import { consumeRate } from '@/core/http/consumeRate'
import { requireGuarded } from '@/core/http/guardMark'

/** What an account can be opened or its password guessed by. */
const opensAccounts = new Set(['login', 'forgotPassword', 'resetPassword', 'unlock'])
const isWrite = new Set(['create', 'update', 'delete', 'restoreVersion'])

/**
 * Counts what a network does where it is done: by REST, and by GraphQL, where one request may do it fifteen times under
 * other names, however the address is written. What the shop does by itself comes from no network.
 */
export const limitOperations: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  if (req.payloadAPI !== 'local') requireGuarded(req.headers)
  const context = contextOf(req.payload)
  const network = limitedNetwork(context, (name) => req.headers.get(name))
  if (network === undefined) return args
  const { slug } = collection
  const { users, comments, reports } = context.slugs
  if (slug === users && operation === 'create') await consumeRate(context, 'sign-up', network)
  else if (slug === users && opensAccounts.has(operation)) {
    if (!isSignInCounted(req)) await limitSignIn(req)
  } else if ((slug === comments || slug === reports) && operation === 'create')
    await consumeRate(context, 'talk', network)
  // A request by REST is one write, which has been counted as it came in.
  else if (req.payloadAPI === 'GraphQL' && isWrite.has(operation)) await consumeRate(context, 'write', network)
  return args
}
