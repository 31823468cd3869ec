'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ConfirmButton } from '../ui/ConfirmButton'
import { callApi } from '../ui/callApi'
import { useDescribeProblem } from '../ui/useDescribeProblem'

/** Discards a new file that has not become the current one. */
export function DiscardReplacement({ schematicId, fileId }: { schematicId: string; fileId: string }) {
  const t = useTranslations('Listing.owner')
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  async function discard() {
    const { problems } = await callApi(`/api/schematics/${schematicId}/versions/${fileId}`, 'DELETE')
    if (problems[0]) return describeProblem(problems[0])
    router.refresh()
    return undefined
  }
  return (
    <ConfirmButton
      size="small"
      className="justify-self-start"
      question={t('discardQuestion')}
      detail={t('discardDetail')}
      confirmLabel={t('discardConfirm')}
      onConfirm={discard}
    >
      {t('discard')}
    </ConfirmButton>
  )
}
