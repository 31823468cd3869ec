'use client'

import { Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ConfirmButton } from '../ui/ConfirmButton'
import { callApi } from '../ui/callApi'
import { useDescribeProblem } from '../ui/useDescribeProblem'

/** Deletes a build after confirmation. Needs the messages of `Listing`. */
export function DeleteListing({ id, title, goTo }: { id: string; title: string; goTo?: string }) {
  const t = useTranslations('Listing.owner')
  const ui = useTranslations('Ui')
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  async function remove() {
    const { problems } = await callApi(`/api/schematics/${id}`, 'DELETE')
    if (problems[0]) return describeProblem(problems[0])
    if (goTo) router.push(goTo)
    router.refresh()
    return undefined
  }
  return (
    <ConfirmButton
      size="small"
      label={t('delete', { title })}
      question={t('deleteQuestion', { title })}
      detail={t('deleteDetail')}
      confirmLabel={t('deleteConfirm')}
      onConfirm={remove}
    >
      <Trash2 aria-hidden />
      {ui('delete')}
    </ConfirmButton>
  )
}
