'use client'

import { useRouter } from 'next/navigation'
import { type ComponentType, useEffect, useState } from 'react'
import { signInPrompt } from './signInPrompt'

type Answer = (isSignedIn: boolean) => void

/**
 * Prompts users to sign in again when their session has ended, so that what they typed is neither lost nor has to be
 * sent again. The dialog is loaded when needed.
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
    // Several requests rejected at once share one prompt.
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
