import type { CollectionBeforeOperationHook } from 'payload'

/** Payload's own refresh knows no refresh token: `refreshRequest` takes its place, in REST and GraphQL. */
export const disablePayloadRefresh: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation === 'refresh') throw new Error('sessions are refreshed by refreshRequest of plugins/sessions/commands')
  return args
}
