'use client'

import { UserCheck, UserPlus } from 'lucide-react'
import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { LinkButton } from '../ui/LinkButton'
import { useDescribeProblem } from '../ui/useDescribeProblem'

type Props = {
  /** A user by username, or a tag by slug. */
  of: { person: string; name: string } | { tag: string; name: string }
  following: boolean
  isSignedIn: boolean
  size?: 'small' | 'medium'
}

/** Needs the messages of `Follow`. */
export function FollowButton({ of, following, isSignedIn, size = 'medium' }: Props) {
  const t = useTranslations('Follow')
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  const pathname = usePathname()
  // The requested state, shown until the server's response is on the page.
  const [asked, setAsked] = useState<boolean>()
  const [problem, setProblem] = useState<string>()
  const shown = asked ?? following
  const label = t('follow', { name: of.name })

  if (!isSignedIn)
    return (
      <LinkButton
        href={`/sign-in?next=${encodeURIComponent(pathname)}`}
        size={size}
        look="primary"
        aria-label={t('signIn', { name: of.name })}
      >
        <UserPlus aria-hidden />
        {t('short')}
      </LinkButton>
    )

  async function toggle() {
    setAsked(!shown)
    setProblem(undefined)
    const path =
      'person' in of
        ? `/api/profiles/${encodeURIComponent(of.person)}/follow`
        : `/api/tags/${encodeURIComponent(of.tag)}/follow`
    const { problems } = await callApi(path, shown ? 'DELETE' : 'PUT')
    if (problems[0]) {
      setAsked(undefined)
      setProblem(describeProblem(problems[0]))
    } else router.refresh()
  }

  return (
    <div className="grid justify-items-start gap-1">
      <Button size={size} look={shown ? 'plain' : 'primary'} aria-pressed={shown} aria-label={label} onClick={toggle}>
        {shown ? <UserCheck aria-hidden /> : <UserPlus aria-hidden />}
        {shown ? t('followed') : t('short')}
      </Button>
      {problem && (
        <p role="alert" className="max-w-56 text-sm text-danger">
          {problem}
        </p>
      )}
    </div>
  )
}
