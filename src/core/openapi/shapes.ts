import {
  editions,
  fileStatuses,
  formats,
  listingStatuses,
  refusalReasons,
  verdicts,
  visibilities,
} from '@/core/vocabulary'
import {
  anything,
  flag,
  id,
  integer,
  listOf,
  mapOf,
  named,
  nullable,
  oneOf,
  only,
  record,
  text,
  time,
  withDescription,
} from './schema'
import type { Schema } from './types'

/** Shapes that several answers have. */

const formatName = withDescription(oneOf(formats), 'The file format.')

const preview = named(
  'Picture',
  record({
    url: text,
    width: nullable(integer),
    height: nullable(integer),
    card: withDescription(nullable(text), 'A smaller size.'),
  }),
)

const cardProperties: Record<string, Schema> = {
  id,
  slug: text,
  title: text,
  owner: record({ username: text, displayName: text }),
  category: nullable(record({ slug: text, name: text })),
  tags: withDescription(listOf(text), 'Slugs.'),
  format: nullable(formatName),
  edition: nullable(oneOf(editions)),
  gameVersion: nullable(text),
  width: nullable(integer),
  height: nullable(integer),
  length: nullable(integer),
  blockCount: nullable(integer),
  likeCount: integer,
  commentCount: integer,
  downloadCount: integer,
  viewCount: integer,
  publishedAt: nullable(time),
  preview: nullable(preview),
}
/** A build as lists show it. */
const card = named('SchematicCard', record(cardProperties))

/** A build with the state of its file. */
export const summary = named(
  'SchematicSummary',
  record({
    ...cardProperties,
    status: oneOf(listingStatuses),
    visibility: oneOf(visibilities),
    description: nullable(text),
    materials: withDescription(anything, 'Blocks with their counts, most common first.'),
    mods: withDescription(anything, 'Namespaces of mods.'),
    safety: withDescription(anything, 'Findings of the inspection.'),
    file: record({
      id,
      status: oneOf(fileStatuses),
      verdict: oneOf(verdicts),
      scannedAt: withDescription(nullable(time), 'When it was scanned; empty if it was not.'),
      reason: nullable(oneOf(refusalReasons)),
      filename: text,
      filesize: integer,
      sha256: text,
      format: nullable(formatName),
      failedStep: nullable(text),
    }),
  }),
)

const facet = named('Facet', listOf(record({ value: text, count: integer, name: text }, ['name'])))
export const searchAnswer = named(
  'SearchResult',
  record({
    docs: listOf(card),
    totalDocs: integer,
    page: integer,
    limit: integer,
    facets: named(
      'Facets',
      record({
        category: facet,
        tag: facet,
        format: facet,
        edition: facet,
        version: facet,
        mods: facet,
        size: facet,
        safety: facet,
      }),
    ),
  }),
)

const counted = { count: integer }
export const suggestions = named(
  'Suggestions',
  record(
    {
      builds: listOf(
        named('SuggestedBuild', record({ slug: text, title: text, owner: text, picture: nullable(text) })),
      ),
      tags: listOf(named('SuggestedTag', record({ slug: text, name: text, ...counted }))),
      categories: listOf(named('SuggestedCategory', record({ slug: text, name: text, ...counted }))),
      people: listOf(named('SuggestedPerson', record({ username: text, displayName: text, ...counted }))),
      blocks: listOf(named('SuggestedBlock', record({ id: text, ...counted }))),
    },
    ['builds', 'tags', 'categories', 'people', 'blocks'],
  ),
)

const receivedFile = record({ id, status: oneOf(fileStatuses), filename: text, filesize: integer, sha256: text })
/** A build that has just come in. */
export const published = named(
  'PublishedSchematic',
  record({
    id,
    slug: text,
    title: text,
    visibility: oneOf(visibilities),
    status: oneOf(listingStatuses),
    file: receivedFile,
  }),
)
/** A new file of a build. */
export const replacement = named('ReplacedFile', record({ id, slug: text, file: receivedFile }))
export const withMessage = (doc: Schema): Schema => record({ doc, message: text })

const loss = named('Loss', record({ code: text, message: text, count: integer }))
export const conversions = named(
  'Conversions',
  record({
    original: named('OriginalFormat', record({ format: nullable(formatName), formatVersion: nullable(integer) })),
    docs: listOf(
      named(
        'Conversion',
        record({
          format: oneOf([...formats, 'sponge2']),
          extension: text,
          status: oneOf(['none', 'waiting', 'ready', 'failed']),
          bytes: nullable(integer),
          losses: nullable(listOf(loss)),
          mayLose: withDescription(listOf(text), 'Codes in docs/formats.md.'),
          failure: nullable(text),
          failureDetail: nullable(text),
        }),
      ),
    ),
  }),
)

export const journey = named(
  'Journey',
  record({
    id,
    slug: text,
    title: text,
    status: oneOf(listingStatuses),
    fileStatus: oneOf(fileStatuses),
    reached: { type: 'integer', minimum: 1, maximum: 5, description: '1 received … 5 published.' },
    reason: nullable(oneOf(refusalReasons)),
    isTriedAgain: flag,
    filename: text,
    bytes: integer,
    receivedAt: time,
    next: nullable(record({ fileStatus: oneOf(fileStatuses), isInspected: flag })),
  }),
)

export const upload = named(
  'Upload',
  record(
    {
      id,
      filename: text,
      bytes: integer,
      sha256: nullable(text),
      partBytes: integer,
      state: oneOf(['open', 'assembled', 'done']),
      receivedBytes: integer,
      expiresAt: time,
      parts: listOf(
        named(
          'UploadPart',
          record(
            {
              number: integer,
              bytes: integer,
              received: flag,
              url: withDescription(text, 'Where to PUT it, if it goes straight to the storage.'),
            },
            ['url'],
          ),
        ),
      ),
      doc: { anyOf: [published, replacement] },
    },
    ['doc'],
  ),
)
export const listedUpload = named(
  'ListedUpload',
  record({
    id,
    filename: text,
    bytes: integer,
    sha256: nullable(text),
    state: oneOf(['open', 'assembled', 'done']),
    expiresAt: time,
  }),
)

export const sessions = record({
  sessions: listOf(
    named(
      'Session',
      record({
        id: text,
        createdAt: time,
        lastUsedAt: time,
        expiresAt: time,
        browser: nullable(text),
        system: nullable(text),
        device: nullable(oneOf(['desktop', 'mobile', 'tablet', 'program'])),
        network: nullable(text),
        country: nullable(text),
        method: oneOf(['password', 'passkey', 'provider', 'reset', 'other']),
        isCurrent: flag,
      }),
    ),
  ),
})
export const pendingEmail = record({
  pending: nullable(named('PendingEmail', record({ email: text, expiresAt: time, isExpired: flag }))),
})

const check = named('HealthCheck', record({ status: oneOf(['ok', 'failing', 'off']), detail: text }, ['detail']))
export const health = named(
  'Health',
  record({
    status: oneOf(['ok', 'degraded']),
    checks: record({ database: check, storage: check, queue: check, scanner: check, disk: check }),
  }),
)

export const oembed = named(
  'Oembed',
  record(
    {
      version: only('1.0'),
      type: only('rich'),
      provider_name: text,
      provider_url: text,
      title: text,
      author_name: text,
      author_url: text,
      cache_age: integer,
      width: integer,
      height: integer,
      html: text,
      thumbnail_url: text,
      thumbnail_width: integer,
      thumbnail_height: integer,
    },
    ['thumbnail_url', 'thumbnail_width', 'thumbnail_height'],
  ),
)

export const bulkResults = record({
  results: listOf(
    named('BulkResult', record({ id: text, done: flag, message: text, code: text }, ['message', 'code'])),
  ),
})
export const listChoices = record({
  lists: listOf(
    named(
      'ListChoice',
      record({ id, slug: text, title: text, visibility: oneOf(visibilities), itemCount: integer, listed: flag }),
    ),
  ),
})
export const likeState = named('LikeState', record({ liked: flag, likeCount: integer }))
export const subscribeToState = named('FollowState', record({ following: flag, followerCount: integer }))
export const itemState = named('ItemState', record({ listed: flag, itemCount: integer }))
export const errorList = listOf(mapOf(anything))
