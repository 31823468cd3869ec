import type { CollectionBeforeOperationHook } from 'payload'

/** Ids are made by the shop. The upload makes a listing's id ahead; a request may not choose one. */
export const dropClientIds: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation === 'create' && args.overrideAccess !== true && args.data && 'id' in args.data) {
    const { id: _id, ...data } = args.data
    return { ...args, data }
  }
  return args
}
