import type { CollectionBeforeOperationHook } from 'payload'

/** Payload's own way keeps tokens in clear and takes one several times. All doors lead to `src/server/account` instead. */
export const closePayloadsResets: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation === 'forgotPassword' || operation === 'resetPassword')
    throw new Error('passwords are reset by askPasswordReset and resetPassword of src/server/account')
  return args
}
