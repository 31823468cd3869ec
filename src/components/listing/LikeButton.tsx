'use client'

import { Heart } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { callApi } from '@/components/ui/callApi'
import { LinkButton } from '@/components/ui/LinkButton'
import { formatNumber } from '@/components/words/formatNumber'

type Props = { id: string; slug: string; liked: boolean; likeCount: number; isSignedIn: boolean }

export function LikeButton({ id, slug, liked, likeCount, isSignedIn }: Props) {
  const router = useRouter()
  // What was just asked for, shown until the server's answer is on the page.
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
      setProblem(problems[0].message)
    } else router.refresh()
  }

  const content = (
    <>
      <Heart aria-hidden className={shown ? 'fill-current text-copper' : ''} />
      <span>
        {formatNumber(count)} <span className="sr-only">likes</span>
      </span>
    </>
  )
  if (!isSignedIn)
    return (
      <LinkButton
        href={`/sign-in?next=${encodeURIComponent(`/schematics/${slug}`)}`}
        size="large"
        className="px-4"
        aria-label={`${formatNumber(count)} likes. Sign in to like this build`}
      >
        {content}
      </LinkButton>
    )
  return (
    <div className="grid gap-2">
      <Button
        size="large"
        className="px-4"
        aria-pressed={shown}
        aria-label={`Like this build, ${formatNumber(count)} likes`}
        onClick={toggle}
      >
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
