'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { ReportButton } from '../reports/ReportButton'
import { Button } from '../ui/Button'
import { ConfirmButton } from '../ui/ConfirmButton'
import { callApi } from '../ui/callApi'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { CommentForm } from './CommentForm'

type Props = {
  id: string
  schematicId: string
  author: string
  /** The source text, if the user may edit it. */
  body: string | null
  mayReply: boolean
  mayEdit: boolean
  mayDelete: boolean
  mayReport: boolean
  isSignedIn: boolean
  /** The page, and whether the thread is cut off: then a new reply needs another page. */
  path: string
  isCut: boolean
  /** The comment's text. */
  children: ReactNode
}

const small = 'min-h-9 px-2 text-muted'

/** A comment's text and its actions, one at a time. */
export function CommentTools(props: Props) {
  const { id, schematicId, author, body, mayReply, mayEdit, mayDelete, mayReport, path, isCut, children } = props
  const { isSignedIn } = props
  const t = useTranslations('Comments')
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  const tools = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<'reply' | 'edit'>()
  const [announcement, setAnnouncement] = useState('')

  /** Returns focus to the buttons. */
  function close() {
    setOpen(undefined)
    requestAnimationFrame(() => tools.current?.querySelector('button')?.focus())
  }

  async function remove() {
    const { problems } = await callApi(`/api/comments/${id}`, 'DELETE')
    if (problems[0]) return describeProblem(problems[0])
    // The button disappears with the comment; without this the focus would move to the top of the page.
    document.getElementById('comments-title')?.focus()
    router.refresh()
    return undefined
  }

  return (
    <>
      {open === 'edit' && body !== null ? (
        <CommentForm
          send={{ path: `/api/comments/${id}`, method: 'PATCH', data: {} }}
          label={t('editLabel')}
          sendLabel={t('saveEdit')}
          text={body}
          focused
          onSent={() => {
            setAnnouncement(t('changed'))
            close()
            router.refresh()
          }}
          onCancel={close}
        />
      ) : (
        children
      )}
      {open === undefined && (
        <div ref={tools} className="-ml-2 flex flex-wrap gap-1">
          {mayReply && (
            <Button
              look="ghost"
              size="small"
              className={small}
              aria-label={t('replyTo', { name: author })}
              onClick={() => setOpen('reply')}
            >
              {t('reply')}
            </Button>
          )}
          {mayEdit && (
            <Button
              look="ghost"
              size="small"
              className={small}
              aria-label={t('editOwn')}
              onClick={() => setOpen('edit')}
            >
              {t('edit')}
            </Button>
          )}
          {mayDelete && (
            <ConfirmButton
              look="ghost"
              size="small"
              className={small}
              label={t('deleteOf', { name: author })}
              question={t('deleteQuestion')}
              detail={t('deleteDetail')}
              confirmLabel={t('deleteConfirm')}
              onConfirm={remove}
            >
              {t('delete')}
            </ConfirmButton>
          )}
          {mayReport && <ReportButton kind="comment" id={id} name={author} isVisitor={!isSignedIn} className={small} />}
        </div>
      )}
      {open === 'reply' && (
        <CommentForm
          send={{ path: '/api/comments', method: 'POST', data: { schematic: schematicId, parent: id } }}
          label={t('replyTo', { name: author })}
          sendLabel={t('sendReply')}
          focused
          onSent={(sent) => {
            setAnnouncement(t('sent'))
            close()
            if (isCut && sent) router.push(`${path}?comment=${sent}#comment-${sent}`)
            else router.refresh()
          }}
          onCancel={close}
        />
      )}
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </>
  )
}
