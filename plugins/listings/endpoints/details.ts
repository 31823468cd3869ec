import type { Handler, PayloadContext } from '@/core/http/endpoint'
import { editListing } from '../commands/editListing'
import { requireAuthor } from '../commands/requireAuthor'

/** `PUT /api/schematics/:id/details`: title, description, tags and category by their names, visibility. */
export const putDetails: Handler<PayloadContext> = async (context) => {
  const { listing } = await requireAuthor(context, context.parameters.id)
  await editListing(context.req, listing.id, await context.readObject())
  return Response.json({ id: listing.id, slug: listing.slug })
}
