'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { describeProblem } from './describeProblem'
import type { Problem } from './readProblem'

/** Gives what went wrong in the reader's language. */
export function useDescribeProblem(): (problem: Problem) => string {
  const t = useTranslations('Problems')
  return useCallback((problem) => describeProblem(t, problem), [t])
}
