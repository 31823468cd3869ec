import { type List, listOfRequest } from '@/server/lists/readList'
import { currentVisitor } from '@/server/pages/visitor'

export type ListProps = { params: Promise<{ slug: string }> }

/** The list at an address, read once a request. */
export async function findList({ params }: ListProps): Promise<List | undefined> {
  const { payload, viewer } = await currentVisitor()
  return listOfRequest(payload, decodeURIComponent((await params).slug), viewer)
}
