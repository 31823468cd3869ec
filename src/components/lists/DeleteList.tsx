'use client'

import { Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ConfirmButton } from '../ui/ConfirmButton'
import { callApi } from '../ui/callApi'
import { useDescribeProblem } from '../ui/useDescribeProblem'

export function DeleteList({ id, title, goTo }: { id: string; title: string; goTo: string }) {
  const t = useTranslations('Lists')
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  async function remove() {
    const { problems } = await callApi(`/api/lists/${id}`, 'DELETE')
    if (problems[0]) return describeProblem(problems[0])
    router.push(goTo)
    router.refresh()
    return undefined
  }
  return (
    <ConfirmButton
      size="small"
      question={t('delete.question', { title })}
      detail={t('delete.detail')}
      confirmLabel={t('delete.confirm')}
      onConfirm={remove}
    >
      <Trash2 aria-hidden />
      {t('delete.button')}
    </ConfirmButton>
  )
}
