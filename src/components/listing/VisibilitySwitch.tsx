'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { type Visibility, visibilities } from '@/core/vocabulary'
import { callApi } from '../ui/callApi'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { VisibilityOptions } from '../ui/VisibilityOptions'

/** Changes a build's visibility at once. Needs the messages of `Listing` and `Words`. */
export function VisibilitySwitch({ id, visibility }: { id: string; visibility: Visibility }) {
  const t = useTranslations('Listing.owner')
  const words = useTranslations('Words')
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  const field = useId()
  // The requested value, shown until the page has the result.
  const [asked, setAsked] = useState<Visibility>()
  const [shown, setShown] = useState(visibility)
  if (shown !== visibility) {
    setShown(visibility)
    setAsked(undefined)
  }
  const chosen = asked ?? visibility
  const [announcement, setAnnouncement] = useState('')

  async function choose(wanted: Visibility) {
    setAsked(wanted)
    const { problems } = await callApi(`/api/schematics/${id}`, 'PATCH', { visibility: wanted })
    if (problems[0]) {
      setAsked(undefined)
      setAnnouncement(describeProblem(problems[0]))
      return
    }
    setAnnouncement(t('visibilitySaved', { visibility: words(`visibility.${wanted}.name`) }))
    router.refresh()
  }

  return (
    <div className="grid gap-1.5">
      <label htmlFor={field} className="text-sm font-semibold">
        {t('visibility')}
      </label>
      <select
        id={field}
        value={chosen}
        data-waits
        aria-describedby={`${field}-hint`}
        onChange={({ target }) => {
          const wanted = visibilities.find((known) => known === target.value)
          if (wanted) void choose(wanted)
        }}
        className="field"
      >
        <VisibilityOptions />
      </select>
      <p id={`${field}-hint`} className="text-sm text-muted">
        {words(`visibility.${chosen}.hint`)}
      </p>
      <p role="status" className="text-sm text-primary-ink empty:hidden">
        {announcement}
      </p>
    </div>
  )
}
