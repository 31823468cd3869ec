import type { PayloadHandler } from 'payload'
import { readJson } from '@/core/http/readJson'
import { requirePerson } from '@/core/http/requirePerson'
import { bulkCommand, bulkEdit } from '../commands/bulkEdit'

/** `POST /api/schematics/bulk` */
export const bulk: PayloadHandler = async (req) => {
  requirePerson(req, 'change your builds')
  return Response.json({ results: await bulkEdit(req, await readJson(req, bulkCommand)) })
}
