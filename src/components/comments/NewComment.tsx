'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CommentForm } from './CommentForm'

/** The form above the comments. On later pages it leads to the first, where new comments appear. */
export function NewComment({ schematicId, firstPage }: { schematicId: string; firstPage: string | null }) {
  const t = useTranslations('Comments')
  const router = useRouter()
  const [announcement, setAnnouncement] = useState('')
  return (
    <div className="grid gap-2">
      <CommentForm
        send={{ path: '/api/comments', method: 'POST', data: { schematic: schematicId } }}
        label={t('write')}
        sendLabel={t('send')}
        onSent={() => {
          setAnnouncement(t('sent'))
          if (firstPage) router.push(firstPage)
          else router.refresh()
        }}
      />
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </div>
  )
}
