import config from '@payload-config'
import { expect, it } from 'vitest'
import { type AuditAction, auditActions } from '@/core/audit/actions'

/** Why a way to write leaves no line of its own. */
const parts = 'a part of an upload, which is recorded as it becomes a file'
const asksOnly = 'asks or checks, and writes nothing that anyone sees'
const sends = 'sends another email'
const marks = 'marks notifications as read'

/** What each endpoint that is no GET records: actions, or why nothing. A new one without a row fails. */
type Records = string | readonly AuditAction[]
const endpoints: Readonly<Record<string, Records>> = {
  'POST /uploads': parts,
  'DELETE /uploads/:id': parts,
  'PUT /uploads/:id/parts/:number': parts,
  'POST /uploads/check': asksOnly,
  'POST /uploads/:id/complete': ['schematic.created', 'file.added'],
  'POST /schematics/': ['schematic.created'],
  'PUT /schematics/:id/file': ['file.added'],
  'POST /schematics/:id/file': ['file.added'],
  'DELETE /schematics/:id/versions/:file': ['file.removed'],
  'POST /schematics/:id/versions/:file/restore': ['file.restored'],
  'POST /schematics/:id/pictures': ['image.created'],
  'PUT /schematics/:id/gallery': ['gallery.changed'],
  'PUT /schematics/:id/details': ['schematic.updated'],
  'POST /schematics/bulk': ['schematic.updated', 'schematic.deleted'],
  'PUT /schematics/:id/like': ['like.added'],
  'DELETE /schematics/:id/like': ['like.removed'],
  'POST /schematics/:id/hide': ['content.hidden'],
  'POST /schematics/:id/show': ['content.restored'],
  'POST /schematic-files/:id/retry': ['file.retried', 'file.rescanned'],
  'POST /lists/:id/hide': ['content.hidden'],
  'POST /lists/:id/show': ['content.restored'],
  'PUT /lists/:id/items/:schematic': ['list.item_added', 'list.item_updated'],
  'DELETE /lists/:id/items/:schematic': ['list.item_removed'],
  'PATCH /lists/:id/order': ['list.reordered'],
  'PUT /profiles/avatar': ['avatar.changed'],
  'DELETE /profiles/avatar': ['avatar.removed'],
  'PUT /profiles/:username/follow': ['follow.added'],
  'DELETE /profiles/:username/follow': ['follow.removed'],
  'PUT /tags/:slug/follow': ['follow.added'],
  'DELETE /tags/:slug/follow': ['follow.removed'],
  'POST /notifications/read': marks,
  'POST /notifications/choices': ['preferences.changed'],
  'POST /notifications/unsubscribe': ['preferences.changed'],
  'POST /users/change-password': ['password.changed'],
  'POST /users/reset-password': ['password.changed', 'session.started'],
  'POST /users/forgot-password': ['password.reset_requested'],
  'POST /users/change-email': ['email.change_requested'],
  'DELETE /users/change-email': ['email.change_cancelled'],
  'POST /users/change-email/resend': sends,
  'POST /users/confirm-email': ['email.confirmed', 'email.changed'],
  'POST /users/confirm-email/resend': sends,
  'POST /users/:id/suspend': ['user.suspended'],
  'POST /users/:id/unsuspend': ['user.unsuspended'],
  'POST /users/appeals': ['appeal.created'],
  'POST /users/appeals/:appeal/decide': ['appeal.decided', 'user.unsuspended'],
  'POST /users/login': ['session.started', 'sign_in.failed'],
}

/** Rooms that test what each of their endpoints records. */
const rooms: readonly [pattern: RegExp, records: Records][] = [
  [/^\w+ \/auth\//, ['session.started', 'session.ended', 'factor.added', 'factor.removed', 'recovery_codes.created']],
  [/^\w+ \/users\/(sessions|:id\/(sessions|reset-factors))/, ['session.ended']],
  [/^\w+ \/keys/, ['key.created', 'key.updated', 'key.revoked']],
  [/^\w+ \/moderation\//, ['case.decided', 'case.reversed']],
  [/^\w+ \/block-list/, ['block_list.changed']],
  [/^\w+ \/mail\//, ['email.bounced']],
  [/^\w+ \/takedowns/, ['takedown.created', 'takedown.decided']],
  [/^\w+ \/users\/(data-export|delete-account|restore-account)/, ['export.requested', 'user.deletion_requested']],
]
const hasRow = (door: string) => door in endpoints || rooms.some(([pattern]) => pattern.test(door))

/** Payload's own, for each collection and the panel; what they write goes through hooks of the collections. */
const isPayloads = (door: string) =>
  /^(POST|PATCH|DELETE|PUT) \/[\w-]+\/(:id(\/duplicate|\/versions.*)?|access.*|versions.*|count)?$/.test(door) ||
  /^POST \/[\w-]+\/(first-register|unlock|logout|refresh-token|verify\/:id)$/.test(door) ||
  door.includes('/payload-')

it('every endpoint that writes says what it records', async () => {
  const { collections, endpoints: own } = await config
  const doors = [
    ...own.map(({ method, path }) => `${method.toUpperCase()} ${path}`),
    ...collections.flatMap(({ slug, endpoints: ofCollection }) =>
      (ofCollection || []).map(({ method, path }) => `${method.toUpperCase()} /${slug}${path}`),
    ),
  ].filter((door) => !door.startsWith('GET ') && !door.startsWith('OPTIONS '))
  const missing = [...new Set(doors)].filter((door) => !hasRow(door) && !isPayloads(door))
  expect(missing).toEqual([])
  expect(Object.keys(endpoints).filter((door) => !doors.includes(door))).toEqual([])
  const named = [...Object.values(endpoints), ...rooms.map(([, records]) => records)].flatMap((row) =>
    typeof row === 'string' ? [] : row,
  )
  expect(named.filter((action) => !(action in auditActions))).toEqual([])
})

it('every collection that Payload lets be written records its writes', async () => {
  const { collections } = await config
  const unrecorded = collections
    .filter(
      ({ slug, hooks }) =>
        !slug.startsWith('payload-') && !hooks.afterChange.some(({ name }) => name === 'recordChange'),
    )
    .map(({ slug }) => slug)
  // Written by endpoints and the pipeline alone; the access rules let nobody in.
  expect(unrecorded.sort()).toEqual(['audit-log', 'follows', 'likes', 'list-items', 'schematic-files'])
})
