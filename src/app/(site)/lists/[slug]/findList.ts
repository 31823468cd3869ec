import { type List, listOfRequest } from '@plugins/lists/queries/readList'
import { currentVisitor } from '@/site/visitor'

export type ListProps = { params: Promise<{ slug: string }> }

/** The list at an address, read once a request. */
export async function findList({ params }: ListProps): Promise<List | undefined> {
  const { payload, viewer } = await currentVisitor()
  return listOfRequest(payload, decodeURIComponent((await params).slug), viewer)
}
