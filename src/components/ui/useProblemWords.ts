'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { Problem } from './readProblem'
import { wordProblem } from './wordProblem'

/** Gives what went wrong in the reader's language. */
export function useProblemWords(): (problem: Problem) => string {
  const t = useTranslations('Problems')
  return useCallback((problem) => wordProblem(t, problem), [t])
}
