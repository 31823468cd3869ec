import { limitConversions } from '@plugins/conversions/commands/limitConversions'
import { requestConversion } from '@plugins/conversions/commands/requestConversion'
import { convertedName, findTarget, type Target, targetOfFile, targets } from '@plugins/conversions/queries/targets'
import { findReadable, findReadableVersion, type ReadableSchematic } from '@plugins/listings/queries/findReadable'
import type { Payload } from 'payload'
import { isPublished } from '@/core/access/isPublished'
import { isServed } from '@/core/access/servedFile'
import type { Viewer } from '@/core/access/viewer'
import { noSuchBuild } from '@/core/access/visibility'
import { contextOf, type ShopContext } from '@/core/context/context'
import { ShopError } from '@/core/errors/errors'
import { contentDisposition } from '@/core/http/contentDisposition'
import type { Handler } from '@/core/http/endpoint'
import type { HotRequest } from '@/core/http/hotRequest'
import { countVisit } from '../commands/countVisit'
import { type Linked, signLink } from '../signLink'
import { downloadOptions } from '../types'

const noStore = { 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'no-referrer' }

/** `Retry-After` seconds while a file is being converted. */
const CONVERSION_SECONDS = 2

/** This server's origin: as configured, else that of the request. */
const originOf = ({ addresses: { serverUrl } }: ShopContext, request: HotRequest) => {
  if (serverUrl) return serverUrl
  const host = request.headers.get('host')
  return host && /^[\w.:[\]-]+$/.test(host) ? `http://${host}` : new URL(request.url).origin
}

const notReadyReason = (status: string) => {
  if (status === 'refused') return 'This file was refused and can’t be downloaded.'
  if (status === 'stalled') return 'This file couldn’t be checked yet. It is waiting for a moderator.'
  return 'This file is still being checked. Try again in a moment.'
}

/** @throws ShopError where there is no such format */
function requestedTarget(request: HotRequest, file: ReadableSchematic): Target | undefined {
  const name = new URL(request.url).searchParams.get('format')
  if (!name || name === 'original') return undefined
  const target = findTarget(name)
  if (!target)
    throw new ShopError(400, 'invalid_field', `Unknown format. Use one of ${targets.join(', ')}.`, {
      field: 'format',
    })
  return target === targetOfFile(file.format, file.formatVersion) ? undefined : target
}

type Served = { kind: Linked; id: string; key: string; filename: string }

/** The user a link is for, of a build that is not public. */
const readerOf = (build: ReadableSchematic, viewer: Viewer) => (isPublished(build, 'linked') ? '' : (viewer?.id ?? ''))

async function locationOf(
  context: ShopContext,
  request: HotRequest,
  { kind, id, key, filename }: Served,
  reader: string,
): Promise<string> {
  const { objects } = context.stores
  return objects.sign
    ? objects.sign(key, { disposition: contentDisposition(filename), seconds: downloadOptions.of(context).linkSeconds })
    : `${originOf(context, request)}${signLink(context, id, Date.now(), kind, reader)}`
}

/** Where a browser without scripts is sent: a page that shows the progress and reloads. */
const pageOf = ({ slug }: ReadableSchematic, target: Target, version: string | null) =>
  `/schematics/${encodeURIComponent(slug)}/download/${target}${version ? `?version=${version}` : ''}`

/** The converted file, or the response while there is none. */
async function findConverted(
  payload: Payload,
  request: HotRequest,
  { file, target, viewer }: { file: ReadableSchematic; target: Target; viewer: Viewer },
): Promise<Served | Response> {
  const version = new URL(request.url).searchParams.get('version')
  const conversion = await requestConversion(payload, file.fileId, target, () =>
    limitConversions(contextOf(payload), viewer, request.headers),
  )
  if (conversion.status === 'ready')
    return {
      kind: 'conversions',
      id: conversion.id,
      key: conversion.objectKey,
      filename: convertedName(file.filename, target),
    }
  if (request.headers.get('accept')?.includes('text/html'))
    return new Response(null, { status: 303, headers: { ...noStore, Location: pageOf(file, target, version) } })
  return Response.json(
    { conversion: { id: conversion.id, format: target, status: 'waiting' } },
    { status: 202, headers: { ...noStore, 'Retry-After': String(CONVERSION_SECONDS) } },
  )
}

/**
 * `GET /api/schematics/:id/download`: a redirect to a link that expires, for users who may read the build; it counts
 * one person once a day. `format` asks for another format, which is made when it is first asked for (202), `version`
 * for an older file.
 */
export const handleDownload: Handler = async ({
  payload,
  request,
  parameters: { id = '' },
  query,
  viewer: findViewer,
}) => {
  const viewer = await findViewer()
  const version = query.get('version')
  const file = version
    ? await findReadableVersion(payload, id, version, viewer)
    : await findReadable(payload, id, viewer)
  if (!file) throw noSuchBuild(viewer)
  if (!isServed({ status: file.fileStatus, verdict: file.verdict }))
    throw new ShopError(409, 'not_ready', notReadyReason(file.fileStatus))

  const target = requestedTarget(request, file)
  const served: Served | Response = target
    ? await findConverted(payload, request, { file, target, viewer })
    : { kind: 'files', id: file.fileId, key: file.objectKey, filename: file.filename }
  if (served instanceof Response) return served
  const location = await locationOf(contextOf(payload), request, served, readerOf(file, viewer))
  if (request.method === 'GET' && !request.headers.has('range'))
    await countVisit(payload, 'download', file.id, viewer, request.headers)
  return new Response(null, { status: 302, headers: { ...noStore, Location: location } })
}
