import type { CollectionBeforeOperationHook } from 'payload'

/**
 * Payload's own way keeps tokens in clear and takes one several times. All doors lead to `plugins/accounts/commands`
 * instead.
 */
export const disablePayloadResets: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation === 'forgotPassword' || operation === 'resetPassword')
    throw new Error('passwords are reset by requestPasswordReset and resetPassword of plugins/accounts/commands')
  return args
}
