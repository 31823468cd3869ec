import { endpoint } from '@/core/http/endpoint'
import {
  handleBulkDecide,
  handleCase,
  handleCases,
  handleClaim,
  handleDecide,
  handleModerationEvents,
  handleRelease,
  handleUndo,
} from './endpoints/cases'
import {
  bulkDecideDocumentation,
  caseDocumentation,
  casesDocumentation,
  claimDocumentation,
  decideDocumentation,
  moderationEventsDocumentation,
  releaseDocumentation,
  undoDocumentation,
} from './openapi'

const CASE = '/moderation/cases/:id'

/** The moderators' queue. */
export const caseEndpoints = [
  endpoint({
    path: '/moderation/cases',
    method: 'get',
    scope: 'moderate',
    openapi: casesDocumentation,
    handle: handleCases,
  }),
  endpoint({
    path: '/moderation/events',
    method: 'get',
    scope: 'moderate',
    hot: true,
    openapi: moderationEventsDocumentation,
    handle: handleModerationEvents,
  }),
  endpoint({
    path: '/moderation/decide',
    method: 'post',
    scope: 'moderate',
    rate: 'bulk',
    openapi: bulkDecideDocumentation,
    handle: handleBulkDecide,
  }),
  endpoint({ path: CASE, method: 'get', scope: 'moderate', openapi: caseDocumentation, handle: handleCase }),
  endpoint({
    path: `${CASE}/decide`,
    method: 'post',
    scope: 'moderate',
    openapi: decideDocumentation,
    handle: handleDecide,
  }),
  endpoint({ path: `${CASE}/undo`, method: 'post', scope: 'moderate', openapi: undoDocumentation, handle: handleUndo }),
  endpoint({
    path: `${CASE}/claim`,
    method: 'post',
    scope: 'moderate',
    openapi: claimDocumentation,
    handle: handleClaim,
  }),
  endpoint({
    path: `${CASE}/release`,
    method: 'post',
    scope: 'moderate',
    openapi: releaseDocumentation,
    handle: handleRelease,
  }),
]
