import { redirect } from 'next/navigation'
import { currentVisitor, type Visitor } from './visitor'

/** The signed-in reader of a page that is theirs alone; strangers sign in first and come back. */
export async function requireVisitor(path: string): Promise<Visitor & { person: NonNullable<Visitor['person']> }> {
  const visitor = await currentVisitor()
  const { person } = visitor
  if (!person) redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  return { ...visitor, person }
}
