import { type List, listOfRequest } from '@plugins/lists/queries/readList'
import { getSession } from '@/app/_site/getSession'

export type ListProps = { params: Promise<{ slug: string }> }

/** The list of a page, read once per request. */
export async function findList({ params }: ListProps): Promise<List | undefined> {
  const { payload, viewer } = await getSession()
  return listOfRequest(payload, decodeURIComponent((await params).slug), viewer)
}
