'use client'

import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { type FormEvent, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Meter } from '@/components/ui/Meter'
import { type Problem, readProblems } from '@/components/ui/readProblem'
import { useProblemWords } from '@/components/ui/useProblemWords'

/** Sends a file by XMLHttpRequest, because fetch doesn't tell how far a body has got. */
const send = (id: string, file: File, onProgress: (part: number) => void, request: XMLHttpRequest) =>
  new Promise<Problem[]>((resolve) => {
    const form = new FormData()
    form.append('file', file)
    request.open('PUT', `/api/schematics/${id}/file`)
    request.responseType = 'json'
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => lengthComputable && onProgress(loaded / total)
    request.onload = () => resolve(request.status === 202 ? [] : readProblems(request.response))
    request.onerror = () => resolve([{ code: 'unreachable', message: 'The connection broke. Try again.' }])
    request.onabort = () => resolve([{ code: 'aborted', message: '' }])
    request.send(form)
  })

/** Sends a new file for a build. Needs the messages of `Authoring`. */
export function ReplaceFile({ id }: { id: string }) {
  const t = useTranslations('Authoring.file')
  const format = useFormatter()
  const problemWords = useProblemWords()
  const router = useRouter()
  const field = useId()
  const input = useRef<HTMLInputElement>(null)
  const running = useRef<XMLHttpRequest>(null)
  const [part, setPart] = useState<number>()
  const [problem, setProblem] = useState<string>()
  const [said, setSaid] = useState('')

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const file = input.current?.files?.[0]
    if (!file) {
      setProblem(t('choosing'))
      input.current?.focus()
      return
    }
    setProblem(undefined)
    setPart(0)
    running.current = new XMLHttpRequest()
    const problems = await send(id, file, setPart, running.current)
    setPart(undefined)
    const [first] = problems
    setProblem(first && first.code !== 'aborted' ? problemWords(first) : undefined)
    if (first) return
    form.reset()
    setSaid(t('sent'))
    router.refresh()
  }

  const percent = part === undefined ? '' : format.number(part, { style: 'percent' })
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <Field id={field} label={t('choose')} error={problem}>
        {(control) => (
          <input
            {...control}
            ref={input}
            type="file"
            accept=".schem,.schematic,.litematic,.nbt,.mcstructure"
            className="field"
          />
        )}
      </Field>
      {part !== undefined && (
        <Meter role="progressbar" label={t('progress')} value={part} text={t('sending', { percent })} />
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={part !== undefined}>
          {part === undefined ? t('replace') : t('sending', { percent })}
        </Button>
        {part !== undefined && <Button onClick={() => running.current?.abort()}>{t('cancel')}</Button>}
        <p role="status" className="text-primary-ink">
          {said}
        </p>
      </div>
    </form>
  )
}
