'use client'

import { Copy, Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../ui/Button'

/** New recovery codes, shown until the user says that they are saved. */
export function NewCodes({ codes, onSaved }: { codes: readonly string[]; onSaved: () => void }) {
  const t = useTranslations('Security.codes')
  const panel = useRef<HTMLElement>(null)
  const [said, setSaid] = useState('')
  // They came of something further down the page, and are shown this once.
  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'center' })
    panel.current?.focus()
  }, [])

  async function copy() {
    const isCopied = await navigator.clipboard.writeText(codes.join('\n')).then(
      () => true,
      () => false,
    )
    setSaid(t(isCopied ? 'copied' : 'notCopied'))
  }
  function download() {
    const url = URL.createObjectURL(new Blob([`${codes.join('\n')}\n`], { type: 'text/plain' }))
    const link = Object.assign(document.createElement('a'), { href: url, download: 'schematicshop-recovery-codes.txt' })
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-labelledby="new-codes-heading"
      className="panel grid gap-4 border-s-4 border-copper"
    >
      <h2 id="new-codes-heading" className="text-xl font-bold">
        {t('newTitle')}
      </h2>
      <p className="max-w-prose">{t('save')}</p>
      <ol dir="ltr" className="grid gap-x-8 gap-y-1 rounded-md bg-raised p-4 font-mono sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="text-lg select-all">
            {code}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={() => void copy()}>
          <Copy aria-hidden />
          {t('copy')}
        </Button>
        <Button onClick={download}>
          <Download aria-hidden />
          {t('download')}
        </Button>
        <Button look="primary" onClick={onSaved}>
          {t('saved')}
        </Button>
        <p role="status" className="font-semibold text-primary-ink empty:hidden">
          {said}
        </p>
      </div>
    </section>
  )
}
