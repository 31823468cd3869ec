import { toast } from '@payloadcms/ui'
import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { type Locale, localeNames, locales } from '@/i18n/locales'
import { type AlertPeriod, alertPeriods } from '../../queries/caseKinds'
import { askApi } from './askApi'

export type SavedReply = { id: string; name: string; bodies: Partial<Record<Locale, string>> }
type BlockedFile = { id: string; sha256: string; title: string; blockedAt: string; blockedBy: string | null }

/** One reply, in each language. */
function ReplyForm({ reply, locale, onDone }: { reply: SavedReply | null; locale: Locale; onDone: () => void }) {
  const t = useTranslations('Moderation')
  const [name, setName] = useState(reply?.name ?? '')
  const [bodies, setBodies] = useState(reply?.bodies ?? {})
  const [shown, setShown] = useState<Locale>(locale)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const path = reply ? `replies/${reply.id}` : 'replies'
    const { problem } = await askApi(path, reply ? 'PUT' : 'POST', { name, bodies })
    if (problem) return void toast.error(problem.message || t('failed'))
    onDone()
  }
  return (
    <form className="shop-tools__form" onSubmit={(event) => void save(event)}>
      <label>
        {t('tools.name')}
        <input required maxLength={80} value={name} onChange={({ target }) => setName(target.value)} />
      </label>
      <label>
        {t('tools.language')}
        <select value={shown} onChange={({ target }) => setShown(target.value as Locale)}>
          {locales.map((one) => (
            <option key={one} value={one}>
              {localeNames[one]}
              {bodies[one] ? ' ✓' : ''}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('tools.text')}
        <textarea
          rows={3}
          maxLength={500}
          value={bodies[shown] ?? ''}
          onChange={({ target }) => setBodies({ ...bodies, [shown]: target.value })}
        />
      </label>
      <p className="shop-case__hint">{t('tools.placeholders', { name: '{name}', title: '{title}', site: '{site}' })}</p>
      <div className="shop-decide__actions">
        <button type="submit" className="shop-decide__submit">
          {t('tools.save')}
        </button>
        <button type="button" onClick={onDone}>
          {t('cancel')}
        </button>
      </div>
    </form>
  )
}

function Replies({ replies, locale, onChange }: { replies: SavedReply[]; locale: Locale; onChange: () => void }) {
  const t = useTranslations('Moderation')
  const [edited, setEdited] = useState<SavedReply | 'new' | null>(null)
  const remove = async (id: string) => {
    const { problem } = await askApi(`replies/${id}`, 'DELETE')
    if (problem) toast.error(problem.message || t('failed'))
    onChange()
  }
  if (edited)
    return (
      <ReplyForm
        reply={edited === 'new' ? null : edited}
        locale={locale}
        onDone={() => {
          setEdited(null)
          onChange()
        }}
      />
    )
  return (
    <>
      <ul className="shop-tools__rows">
        {replies.map((reply) => (
          <li key={reply.id}>
            <strong>{reply.name}</strong>
            <span className="shop-case__hint">{Object.keys(reply.bodies).join(', ')}</span>
            <button type="button" onClick={() => setEdited(reply)}>
              {t('tools.edit')}
            </button>
            <button type="button" onClick={() => void remove(reply.id)}>
              {t('tools.delete')}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => setEdited('new')}>
        {t('tools.add')}
      </button>
    </>
  )
}

function Blocked() {
  const t = useTranslations('Moderation')
  const format = useFormatter()
  const [files, setFiles] = useState<BlockedFile[]>([])
  const read = useCallback(async () => {
    const { body } = await askApi<{ docs: BlockedFile[] }>('blocked-files')
    if (body) setFiles(body.docs)
  }, [])
  useEffect(() => void read(), [read])
  const unblock = async (id: string) => {
    const { problem } = await askApi(`blocked-files/${id}`, 'DELETE')
    if (problem) toast.error(problem.message || t('failed'))
    await read()
  }
  if (files.length === 0) return <p className="shop-case__hint">{t('tools.noBlocked')}</p>
  return (
    <ul className="shop-tools__rows">
      {files.map(({ id, sha256, title, blockedAt, blockedBy }) => (
        <li key={id}>
          <strong>
            <bdi>{title || '–'}</bdi>
          </strong>
          <code>{sha256.slice(0, 12)}</code>
          <span className="shop-case__hint">
            {blockedBy} · {format.dateTime(new Date(blockedAt), { dateStyle: 'medium' })}
          </span>
          <button type="button" onClick={() => void unblock(id)}>
            {t('tools.unblock')}
          </button>
        </li>
      ))}
    </ul>
  )
}

function Alerts() {
  const t = useTranslations('Moderation')
  const [every, setEvery] = useState<AlertPeriod | null>(null)
  useEffect(() => {
    void askApi<{ every: AlertPeriod }>('alerts').then(({ body }) => body && setEvery(body.every))
  }, [])
  const choose = async (wanted: AlertPeriod) => {
    setEvery(wanted)
    const { problem } = await askApi('alerts', 'PUT', { every: wanted })
    if (problem) toast.error(problem.message || t('failed'))
  }
  if (!every) return null
  return (
    <label>
      {t('tools.digest')}{' '}
      <select value={every} onChange={({ target }) => void choose(target.value as AlertPeriod)}>
        {alertPeriods.map((period) => (
          <option key={period} value={period}>
            {t(`tools.every.${period}`)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What moderators set up: saved replies, blocked files, how often they are told of new work. */
export function ToolsPanel({
  replies,
  locale,
  onReplies,
  onClose,
}: {
  replies: SavedReply[]
  locale: Locale
  onReplies: () => void
  onClose: () => void
}) {
  const t = useTranslations('Moderation')
  return (
    <section className="shop-queue__help shop-tools" aria-label={t('tools.title')}>
      <div>
        <h2>{t('tools.replies')}</h2>
        <Replies replies={replies} locale={locale} onChange={onReplies} />
      </div>
      <div>
        <h2>{t('tools.blocked')}</h2>
        <Blocked />
      </div>
      <div>
        <h2>{t('tools.alerts')}</h2>
        <Alerts />
      </div>
      <button type="button" onClick={onClose}>
        {t('close')}
      </button>
    </section>
  )
}
