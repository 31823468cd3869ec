'use client'

import { RotateCcw } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ConfirmButton } from '../ui/ConfirmButton'
import { callApi } from '../ui/callApi'
import { useDescribeProblem } from '../ui/useDescribeProblem'

type Props = { schematicId: string; id: string; filename: string; day: string }

/** Makes an older file the current one again. */
export function RestoreVersion({ schematicId, id, filename, day }: Props) {
  const t = useTranslations('Listing.versions')
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  async function restore() {
    const { problems } = await callApi(`/api/schematics/${schematicId}/versions/${id}/restore`, 'POST')
    if (problems[0]) return describeProblem(problems[0])
    router.refresh()
    return undefined
  }
  return (
    <ConfirmButton
      look="ghost"
      size="icon"
      label={t('restore', { day })}
      question={t('restoreQuestion')}
      detail={t('restoreDetail', { filename })}
      confirmLabel={t('restoreConfirm')}
      confirmLook="primary"
      onConfirm={restore}
    >
      <RotateCcw aria-hidden />
    </ConfirmButton>
  )
}
