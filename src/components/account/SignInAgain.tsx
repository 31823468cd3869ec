'use client'

import { useRouter } from 'next/navigation'
import { type ComponentType, useEffect, useState } from 'react'
import { signInPrompt } from './signInPrompt'

type Answer = (isSignedIn: boolean) => void

/**
 * Asks who was signed in when the page was made to sign in again where the shop doesn't know them any more, so that what they typed is
 * neither lost nor to be sent again. What asks is loaded when it is needed.
 */
export function SignInAgain() {
  const router = useRouter()
  const [Dialog, setDialog] = useState<ComponentType<{ onEnd: Answer }>>()
  const [answer, setAnswer] = useState<{ give: Answer }>()

  useEffect(() => {
    let asked: Promise<boolean> | undefined
    const ask = async () => {
      const module = await import('./SignInDialog').catch(() => undefined)
      if (!module) return false
      setDialog(() => module.SignInDialog)
      const isSignedIn = await new Promise<boolean>((give) => setAnswer({ give }))
      setAnswer(undefined)
      if (isSignedIn) router.refresh()
      return isSignedIn
    }
    // Several that were refused at once are one question.
    signInPrompt.ask = () => {
      asked ??= ask().finally(() => {
        asked = undefined
      })
      return asked
    }
    return () => {
      signInPrompt.ask = undefined
    }
  }, [router])

  return Dialog && answer ? <Dialog onEnd={answer.give} /> : null
}
