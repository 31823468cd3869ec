import { createLocalReq, type PayloadRequest, type TypedUser } from 'payload'
import type { EndpointContext } from '@/core/http/endpoint'

/** A request of Payload's by somebody who uploads, outside of any transaction, whichever server the upload came in by. */
export const localRequest = (
  { payload, request: { headers } }: Pick<EndpointContext, 'payload' | 'request'>,
  user: TypedUser,
): Promise<PayloadRequest> => createLocalReq({ user, req: { headers } }, payload)
