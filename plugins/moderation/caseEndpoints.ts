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
import { handleEvidence } from './endpoints/evidence'
import { handleKeptPicture } from './endpoints/keptPicture'
import {
  handleAlerts,
  handleBlockedFiles,
  handleDeleteReply,
  handleReplies,
  handleSaveReply,
  handleSetAlerts,
  handleUnblock,
} from './endpoints/tools'
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
import {
  alertsDocumentation,
  blockedFilesDocumentation,
  createReplyDocumentation,
  deleteReplyDocumentation,
  evidenceDocumentation,
  keptPictureDocumentation,
  repliesDocumentation,
  setAlertsDocumentation,
  unblockDocumentation,
  updateReplyDocumentation,
} from './toolDocumentation'

const CASE = '/moderation/cases/:id'
const REPLIES = '/moderation/replies'
const BLOCKED = '/moderation/blocked-files'

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
  endpoint({
    path: `${CASE}/evidence/:file`,
    method: 'get',
    scope: 'moderate',
    openapi: evidenceDocumentation,
    handle: handleEvidence,
  }),
  endpoint({
    path: `${CASE}/pictures/:picture`,
    method: 'get',
    scope: 'moderate',
    openapi: keptPictureDocumentation,
    handle: handleKeptPicture,
  }),
  endpoint({ path: REPLIES, method: 'get', scope: 'moderate', openapi: repliesDocumentation, handle: handleReplies }),
  endpoint({
    path: REPLIES,
    method: 'post',
    scope: 'moderate',
    openapi: createReplyDocumentation,
    handle: handleSaveReply,
  }),
  endpoint({
    path: `${REPLIES}/:id`,
    method: 'put',
    scope: 'moderate',
    openapi: updateReplyDocumentation,
    handle: handleSaveReply,
  }),
  endpoint({
    path: `${REPLIES}/:id`,
    method: 'delete',
    scope: 'moderate',
    openapi: deleteReplyDocumentation,
    handle: handleDeleteReply,
  }),
  endpoint({
    path: BLOCKED,
    method: 'get',
    scope: 'moderate',
    openapi: blockedFilesDocumentation,
    handle: handleBlockedFiles,
  }),
  endpoint({
    path: `${BLOCKED}/:id`,
    method: 'delete',
    scope: 'moderate',
    openapi: unblockDocumentation,
    handle: handleUnblock,
  }),
  endpoint({
    path: '/moderation/alerts',
    method: 'get',
    scope: 'moderate',
    openapi: alertsDocumentation,
    handle: handleAlerts,
  }),
  endpoint({
    path: '/moderation/alerts',
    method: 'put',
    scope: 'moderate',
    openapi: setAlertsDocumentation,
    handle: handleSetAlerts,
  }),
]
