'use client'

import { Heart } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { buildPath } from '@/core/addresses'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { LinkButton } from '../ui/LinkButton'
import { useDescribeProblem } from '../ui/useDescribeProblem'

type Props = { id: string; slug: string; liked: boolean; likeCount: number; isSignedIn: boolean }

/** Needs the messages of `Listing`. */
export function LikeButton({ id, slug, liked, likeCount, isSignedIn }: Props) {
  const t = useTranslations('Listing.like')
  const format = useFormatter()
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  // The requested state, shown until the server's response is on the page.
  const [asked, setAsked] = useState<boolean>()
  const [problem, setProblem] = useState<string>()
  const shown = asked ?? liked
  const count = likeCount + (shown === liked ? 0 : shown ? 1 : -1)

  async function toggle() {
    setAsked(!shown)
    setProblem(undefined)
    const { problems } = await callApi(`/api/schematics/${id}/like`, shown ? 'DELETE' : 'PUT')
    if (problems[0]) {
      setAsked(undefined)
      setProblem(describeProblem(problems[0]))
    } else router.refresh()
  }

  const content = (
    <>
      <Heart aria-hidden className={shown ? 'fill-current text-copper' : ''} />
      <span aria-hidden>{format.number(count)}</span>
      <span className="sr-only">{t(isSignedIn ? 'give' : 'signIn', { count })}</span>
    </>
  )
  if (!isSignedIn)
    return (
      <LinkButton href={`/sign-in?next=${encodeURIComponent(buildPath(slug))}`} className="grow">
        {content}
      </LinkButton>
    )
  return (
    <div className="grid grow gap-2">
      <Button aria-pressed={shown} onClick={toggle}>
        {content}
      </Button>
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
    </div>
  )
}
