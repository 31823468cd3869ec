'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { ConfirmButton } from '@/components/ui/ConfirmButton'
import { callApi } from '@/components/ui/callApi'
import { CommentForm } from './CommentForm'

type Props = { id: string; schematicId: string; author: string; mayReply: boolean; mayDelete: boolean }

export function CommentActions({ id, schematicId, author, mayReply, mayDelete }: Props) {
  const router = useRouter()
  const [isReplying, setReplying] = useState(false)
  async function remove() {
    const { problems } = await callApi(`/api/comments/${id}`, 'DELETE')
    if (problems.length === 0) router.refresh()
    return problems[0]?.message
  }
  if (isReplying)
    return (
      <CommentForm
        schematicId={schematicId}
        parent={id}
        label={`Reply to ${author}`}
        onDone={() => setReplying(false)}
      />
    )
  return (
    <div className="-ml-2 flex gap-1">
      {mayReply && (
        <Button
          look="ghost"
          size="small"
          className="min-h-8 px-2 text-muted"
          aria-label={`Reply to ${author}`}
          onClick={() => setReplying(true)}
        >
          Reply
        </Button>
      )}
      {mayDelete && (
        <ConfirmButton
          look="ghost"
          size="small"
          label={`Delete the comment by ${author}`}
          question="Delete this comment?"
          detail="It cannot be brought back."
          confirmLabel="Delete it"
          onConfirm={remove}
        >
          Delete
        </ConfirmButton>
      )}
    </div>
  )
}
