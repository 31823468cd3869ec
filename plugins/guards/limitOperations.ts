import { isSignInCounted, limitSignIn } from '@plugins/accounts/commands/limitSignIn'
import type { CollectionBeforeOperationHook } from 'payload'
import { contextOf } from '@/core/context/context'
import { limitedNetwork } from '@/core/http/clientIp'
import { requireGuarded } from '@/core/http/guardMark'
import { consumeCallerRate, consumeNetworkRate } from '@/core/http/limitRequests'

/** Operations that check or reset credentials. */
const opensAccounts = new Set(['login', 'forgotPassword', 'resetPassword', 'unlock'])
const isWrite = new Set(['create', 'update', 'delete', 'restoreVersion'])

/**
 * Counts operations per network where they run, by REST or GraphQL, where one request may repeat an operation fifteen
 * times under aliases. The shop's own calls have no network.
 */
export const limitOperations: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  if (req.payloadAPI !== 'local') requireGuarded(req.headers)
  const context = contextOf(req.payload)
  const network = limitedNetwork(context, (name) => req.headers.get(name))
  if (network === undefined) return args
  const { slug } = collection
  const { users, comments, reports } = context.slugs
  if (slug === users && operation === 'create') await consumeNetworkRate(context, 'sign-up', network)
  else if (slug === users && opensAccounts.has(operation)) {
    if (!isSignInCounted(req)) await limitSignIn(req)
  } else if ((slug === comments || slug === reports) && operation === 'create')
    await consumeNetworkRate(context, 'talk', network)
  // A REST request is one write, counted when it arrived.
  else if (req.payloadAPI === 'GraphQL' && isWrite.has(operation))
    await consumeCallerRate(context, 'write', (name) => req.headers.get(name))
  return args
}
