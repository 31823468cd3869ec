'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { Problem } from './readProblem'

/** Gives what went wrong in the reader's language where its code says all, else as the API put it. */
export function useProblemWords(): (problem: Problem) => string {
  const t = useTranslations('Problems')
  return useCallback(({ code, message }) => (code && t.has(code as 'internal') ? t(code as 'internal') : message), [t])
}
