/** `listed` shows in lists, feeds and searches; `linked` opens for anyone who has its address, too. */
export type Reach = 'listed' | 'linked'

export const visibilitiesOf: Record<Reach, readonly string[]> = {
  listed: ['public'],
  linked: ['public', 'unlisted'],
}

/** Whether a build that has been read is published; see `visibility.ts`, which asks the same of the database. */
export const isPublished = (build: { status: string; visibility: string }, reach: Reach): boolean =>
  build.status === 'ready' && visibilitiesOf[reach].includes(build.visibility)
