import type { CollectionBeforeOperationHook } from 'payload'

/**
 * Payload's own resets store tokens in clear and accept one several times, so they are disabled in favor of
 * `plugins/accounts/commands`.
 */
export const disablePayloadResets: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation === 'forgotPassword' || operation === 'resetPassword')
    throw new Error('passwords are reset by requestPasswordReset and resetPassword of plugins/accounts/commands')
  return args
}
