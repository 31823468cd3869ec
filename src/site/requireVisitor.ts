import { redirect } from 'next/navigation'
import { currentVisitor, type Visitor } from './visitor'

type SignedIn = {
  payload: Visitor['payload']
  viewer: NonNullable<Visitor['viewer']>
  person: NonNullable<Visitor['person']>
}

/** The signed-in reader of a page that is theirs alone; strangers sign in first and come back. */
export async function requireVisitor(path: string): Promise<SignedIn> {
  const { payload, viewer, person } = await currentVisitor()
  if (!viewer || !person) redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  return { payload, viewer, person }
}
