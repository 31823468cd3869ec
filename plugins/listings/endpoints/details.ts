import type { PayloadHandler } from 'payload'
import { editListing } from '../commands/editListing'
import { requireAuthor } from '../commands/requireAuthor'
import { readBody } from './readBody'

/** `PUT /api/schematics/:id/details`: title, description, tags and category by their names, visibility. */
export const putDetails: PayloadHandler = async (req) => {
  const { listing } = await requireAuthor(req.payload, req.headers, String(req.routeParams?.id))
  await editListing(req, listing.id, await readBody(req))
  return Response.json({ id: listing.id, slug: listing.slug })
}
