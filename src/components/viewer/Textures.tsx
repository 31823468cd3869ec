import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Button } from '../ui/Button'
import type { ModelSession } from './ModelSession'
import type { Report } from './model/messages'

/** The result of applying a pack; undefined without one. */
export type Dressing = Extract<Report, { kind: 'dressed' }> | 'working' | undefined

/** Lets users see a build with their own resource pack, which never leaves their device. */
export function Textures({
  session,
  dressing,
  onDress,
  onClose,
}: {
  session: ModelSession
  dressing: Dressing
  onDress: (dressing: Dressing) => void
  onClose: () => void
}) {
  const t = useTranslations('Viewer')
  const input = useId()
  return (
    <section
      aria-label={t('textures.title')}
      className="absolute top-16 right-3 z-20 grid max-h-[calc(100%-8rem)] w-80 max-w-[calc(100%-1.5rem)] gap-3 overflow-auto rounded-lg bg-surface p-4 text-sm shadow-lift"
    >
      <p>{t('textures.hint')}</p>
      <label htmlFor={input} className="font-semibold">
        {t('textures.choose')}
      </label>
      <input
        id={input}
        type="file"
        accept=".zip,.jar"
        multiple
        className="w-full text-sm file:mr-3 file:cursor-pointer file:rounded-md file:border-0 file:bg-raised file:px-3 file:py-2 file:font-semibold file:text-ink"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          if (files.length === 0) return
          onDress('working')
          session.send({ kind: 'dress', files })
        }}
      />
      <p role="status" className="text-muted empty:hidden">
        {dressing === 'working' && t('textures.working')}
        {dressing && dressing !== 'working' && dressing.problem && t(`textures.${dressing.problem}`)}
        {dressing &&
          dressing !== 'working' &&
          !dressing.problem &&
          t('textures.done', { count: dressing.states, of: dressing.of })}
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        {dressing && dressing !== 'working' && !dressing.problem && (
          <Button
            size="small"
            onClick={() => {
              session.send({ kind: 'dress', files: [] })
              onDress(undefined)
            }}
          >
            {t('textures.own')}
          </Button>
        )}
        <Button size="small" onClick={onClose}>
          {t('textures.close')}
        </Button>
      </div>
    </section>
  )
}
