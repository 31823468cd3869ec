'use client'

import { Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ConfirmButton } from '../ui/ConfirmButton'
import { callApi } from '../ui/callApi'
import { useDescribeProblem } from '../ui/useDescribeProblem'

type Props = { schematicId: string; id: string; filename: string; size: string; day: string }

/** Deletes an older version. */
export function RemoveVersion({ schematicId, id, filename, size, day }: Props) {
  const t = useTranslations('Listing.versions')
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  async function remove() {
    const { problems } = await callApi(`/api/schematics/${schematicId}/versions/${id}`, 'DELETE')
    if (problems[0]) return describeProblem(problems[0])
    router.refresh()
    return undefined
  }
  return (
    <ConfirmButton
      look="ghost"
      size="icon"
      label={t('remove', { day })}
      question={t('removeQuestion')}
      detail={t('removeDetail', { filename, size })}
      confirmLabel={t('removeConfirm')}
      onConfirm={remove}
    >
      <Trash2 aria-hidden />
    </ConfirmButton>
  )
}
