import { createLocalReq, type PayloadRequest, type TypedUser } from 'payload'
import type { EndpointContext } from '@/core/http/endpoint'

/** A Payload request for an uploader, outside of any transaction, whichever server received the upload. */
export const localRequest = (
  { payload, request: { headers } }: Pick<EndpointContext, 'payload' | 'request'>,
  user: TypedUser,
): Promise<PayloadRequest> => createLocalReq({ user, req: { headers } }, payload)
