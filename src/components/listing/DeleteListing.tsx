'use client'

import { Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { ConfirmButton } from '@/components/ui/ConfirmButton'
import { callApi } from '@/components/ui/callApi'

export function DeleteListing({ id, title, goTo }: { id: string; title: string; goTo?: string }) {
  const router = useRouter()
  async function remove() {
    const { problems } = await callApi(`/api/schematics/${id}`, 'DELETE')
    if (problems[0]) return problems[0].message
    if (goTo) router.push(goTo)
    router.refresh()
    return undefined
  }
  return (
    <ConfirmButton
      size="small"
      label={`Delete ${title}`}
      question={`Delete “${title}”?`}
      detail="Its file, picture, comments and likes go with it. This cannot be undone."
      confirmLabel="Delete it"
      onConfirm={remove}
    >
      <Trash2 aria-hidden />
      Delete
    </ConfirmButton>
  )
}
