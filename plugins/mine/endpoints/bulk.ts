import type { PayloadHandler } from 'payload'
import { readJson } from '@/server/http/readJson'
import { requirePerson } from '@/server/http/requirePerson'
import { bulkCommand, bulkEdit } from '@/server/mine/bulkEdit'

/** `POST /api/schematics/bulk` */
export const bulk: PayloadHandler = async (req) => {
  requirePerson(req, 'change your builds')
  return Response.json({ results: await bulkEdit(req, await readJson(req, bulkCommand)) })
}
