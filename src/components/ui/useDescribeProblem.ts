'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { describeProblem } from './describeProblem'
import type { Problem } from './readProblem'

/** Returns a function that describes a problem in the user's language. */
export function useDescribeProblem(): (problem: Problem) => string {
  const t = useTranslations('Problems')
  return useCallback((problem) => describeProblem(t, problem), [t])
}
