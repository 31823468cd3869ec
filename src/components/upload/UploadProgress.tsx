import { JourneySteps } from '@/components/listing/JourneySteps'
import { journeySteps } from '@/components/listing/journeySteps'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'
import { refusalWords } from '@/components/words/statusWords'
import type { Followed } from './followJourney'

const headings: Partial<Record<Followed['status'], string>> = {
  ready: 'Published',
  refused: 'Not published',
  stalled: 'Waiting for a moderator',
}

/** What has become of a file since it is across. */
export function UploadProgress({ seen, furthest, slug }: { seen: Followed; furthest: number; slug: string }) {
  const isOver = seen.status in headings
  return (
    <section className="panel grid gap-5 sm:p-8" aria-live="polite">
      <h2 className="text-2xl font-extrabold tracking-tight">
        {headings[seen.status] ?? 'Your file is being checked'}
      </h2>
      <JourneySteps steps={journeySteps(seen.status, seen.reason, furthest)} isMoving={!isOver} />
      {seen.reason && <Notice tone="danger">{refusalWords[seen.reason]}</Notice>}
      {seen.status === 'stalled' && (
        <Notice tone="warning">
          A step failed several times. A moderator has been told and will send the file on.
        </Notice>
      )}
      {!isOver && <p className="text-muted">You can leave this page; it goes on without you.</p>}
      <div className="flex flex-wrap gap-3">
        <LinkButton href={`/schematics/${slug}`} look={isOver ? 'primary' : 'plain'}>
          {seen.status === 'ready' ? 'See your build' : 'Open its page'}
        </LinkButton>
        {/* A plain link loads the page anew, and with it an empty form. */}
        {isOver && (
          <a href="/upload" className="link self-center">
            Upload another
          </a>
        )}
      </div>
    </section>
  )
}
