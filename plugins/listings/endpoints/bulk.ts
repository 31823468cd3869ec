import type { Handler, PayloadContext } from '@/core/http/endpoint'
import { bulkCommand, bulkEdit } from '../commands/bulkEdit'

/** `POST /api/schematics/bulk` */
export const bulk: Handler<PayloadContext> = async ({ req, requireUser, readJson }) => {
  await requireUser('change your builds')
  return Response.json({ results: await bulkEdit(req, await readJson(bulkCommand)) })
}
