'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { buildPath } from '@/core/addresses'
import { formatSize } from '@/core/text/formatSize'
import { isRefusalReason } from '@/core/vocabulary'
import { Link } from '../ui/Link'
import type { Problem } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'

/**
 * Describes a problem with a file, with a link to the build that already has it. Needs the messages of `Upload` and
 * `Words`. `schematicId` is the build that the file is for, if any.
 */
export function FileProblem({
  problem,
  maxBytes,
  schematicId,
}: {
  problem: Problem
  maxBytes: number
  schematicId?: string
}) {
  const t = useTranslations('Upload')
  const words = useTranslations('Words')
  const format = useFormatter()
  const describeProblem = useDescribeProblem()
  const { code, slug, id, version } = problem
  if (code === 'duplicate_file' && slug && !(version && id === schematicId))
    return t.rich('problem.duplicate', {
      link: (parts) => (
        <Link className="link font-semibold" href={buildPath(slug)}>
          {parts}
        </Link>
      ),
    })
  if (code === 'file_too_large') return t('problem.file_too_large', { size: formatSize(words, format, maxBytes) })
  if (code && isRefusalReason(code)) return words(`refusal.${code}`)
  return describeProblem(problem) || describeProblem({ code: 'unexpected', message: '' })
}
