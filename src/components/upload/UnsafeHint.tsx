'use client'

import { ShieldAlert } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { SafetyKind } from '@/schematic/inspect/safety'
import type { FileFacts } from './filePreview'

/** Facts that need no warning. */
const harmless = new Set<SafetyKind>(['click_link', 'spawner', 'structure_block', 'jigsaw_block'])

/** What the build's page will warn about. */
export function UnsafeHint({ facts }: { facts: FileFacts | undefined }) {
  const t = useTranslations('Upload')
  const words = useTranslations('Words')
  const format = useFormatter()
  const warned = facts?.safety.filter(({ kind }) => !harmless.has(kind)) ?? []
  if (warned.length === 0) return null
  return (
    <p className="flex gap-2 rounded-md bg-copper-soft px-3 py-2 text-sm">
      <ShieldAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-copper" />
      <span>
        {t('look.unsafe', {
          facts: format.list(warned.map(({ kind, count }) => words(`safety.${kind}.count`, { count }))),
        })}
      </span>
    </p>
  )
}
