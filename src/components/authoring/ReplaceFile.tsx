'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useRef, useState } from 'react'
import type { Limits } from '@/schematic/limits'
import { Button } from '../ui/Button'
import { Field } from '../ui/Field'
import { Notice } from '../ui/Notice'
import type { Problem } from '../ui/readProblem'
import { FileProblem } from '../upload/FileProblem'
import { isPermanentProblem } from '../upload/queue/item'
import { UploadProgress } from '../upload/UploadProgress'
import { useReplacement } from './useReplacement'

/**
 * Uploads a new file for a build. Without scripts it is a plain form, sent in one request; otherwise the file is sent
 * in parts. Needs the messages of `Authoring`, `Upload` and `Words`.
 */
export function ReplaceFile({
  id,
  partBytes,
  maxBytes,
  limits,
  plainProblem,
}: {
  id: string
  partBytes: number
  maxBytes: number
  /** What the engine allows a file. */
  limits: Limits
  /** Error code of a form that was sent without scripts. */
  plainProblem: string | undefined
}) {
  const t = useTranslations('Authoring.file')
  const router = useRouter()
  const field = useId()
  const form = useRef<HTMLFormElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [isMissing, setMissing] = useState(false)
  const [announcement, setAnnouncement] = useState('')
  const { sending, problem, left, choose, send, cancel, discard } = useReplacement(id, partBytes, limits, () => {
    form.current?.reset()
    setAnnouncement(t('sent'))
    router.refresh()
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const file = input.current?.files?.[0]
    setMissing(!file)
    setAnnouncement('')
    if (file) void send(file)
    else input.current?.focus()
  }

  const shown: Problem | undefined =
    problem ?? (plainProblem && !sending && !announcement ? { code: plainProblem, message: '' } : undefined)
  const words = shown && <FileProblem problem={shown} maxBytes={maxBytes} schematicId={id} />
  return (
    <form
      ref={form}
      method="post"
      action={`/api/schematics/${id}/file`}
      encType="multipart/form-data"
      onSubmit={submit}
      noValidate
      className="grid gap-4"
    >
      {left && !sending && (
        <Notice tone="info">
          <div className="grid gap-3">
            <p>{t.rich('left', { name: () => <bdi className="font-semibold wrap-anywhere">{left.file.name}</bdi> })}</p>
            <div className="flex flex-wrap gap-3">
              <Button size="small" look="primary" onClick={() => void send(left.file, left.uploadId)}>
                {t('goOn')}
              </Button>
              <Button size="small" onClick={() => void discard(left.uploadId)}>
                {t('discardLeft')}
              </Button>
            </div>
          </div>
        </Notice>
      )}
      <div hidden={sending !== undefined} className="grid gap-4 [&[hidden]]:hidden">
        <Field id={field} label={t('choose')} error={isMissing ? t('choosing') : words}>
          {(control) => (
            <input
              {...control}
              ref={input}
              type="file"
              name="file"
              required
              accept=".schem,.schematic,.litematic,.nbt,.mcstructure"
              onChange={({ target }) => {
                setMissing(false)
                choose(target.files?.[0])
              }}
              className="field"
            />
          )}
        </Field>
        <Button type="submit" look="primary" className="justify-self-start">
          {problem && !isPermanentProblem(problem) ? t('again') : t('replace')}
        </Button>
      </div>
      {sending && <UploadProgress sending={sending} onCancel={cancel} />}
      <p role="status" className="font-semibold text-primary-ink empty:hidden">
        {announcement}
      </p>
    </form>
  )
}
