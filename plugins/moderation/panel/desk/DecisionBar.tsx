import { useEffect, useId, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { type CaseDecision, type DecisionReason, decisionReasons } from '../../queries/caseKinds'
import { decisionKeys } from './keys'

export type Given = {
  reason: DecisionReason | null
  message: string
  note: string
  reply: string | null
  /** Null is for good. */
  suspendedDays: number | null
}

const suspensions = [1, 7, 30, 365]
type Reply = { id: string; name: string }

/** A button for each decision, with its key. */
export function DecisionBar({
  decisions,
  chosen,
  onChoose,
}: {
  decisions: readonly CaseDecision[]
  chosen: CaseDecision | null
  onChoose: (decision: CaseDecision) => void
}) {
  const t = useTranslations('Moderation')
  return (
    <div className="shop-decide__bar" role="toolbar" aria-label={t('title')}>
      {decisions.map((decision) => (
        <button
          key={decision}
          type="button"
          data-decision={decision}
          aria-pressed={chosen === decision}
          aria-keyshortcuts={decisionKeys[decision]}
          onClick={() => onChoose(decision)}
        >
          {t(`do.${decision}`)} <kbd aria-hidden>{decisionKeys[decision].toUpperCase()}</kbd>
        </button>
      ))}
    </div>
  )
}

/** Asks why: a reason by its digit, a saved reply, words of one's own. */
export function ReasonForm({
  decision,
  replies,
  given,
  onChange: setGiven,
  onDecide,
  onCancel,
}: {
  decision: CaseDecision
  replies: readonly Reply[]
  given: Given
  onChange: (given: Given) => void
  onDecide: (given: Given) => void
  onCancel: () => void
}) {
  const t = useTranslations('Moderation')
  const fields = useId()
  const form = useRef<HTMLFormElement>(null)
  // Keys go to the form as soon as it is there.
  useEffect(() => form.current?.focus(), [])
  return (
    <form
      ref={form}
      aria-label={t('whyTitle')}
      className="shop-decide__form"
      tabIndex={-1}
      onSubmit={(event) => {
        event.preventDefault()
        onDecide(given)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || event.target === form.current)) {
          event.preventDefault()
          onDecide(given)
        }
      }}
    >
      <div className="shop-decide__head">
        <strong>
          {t(`do.${decision}`)} – {t('whyTitle')}
        </strong>
        <span className="shop-case__hint">{t('whyHint')}</span>
      </div>
      <div className="shop-decide__reasons">
        {decisionReasons.map((reason, at) => (
          <button
            key={reason}
            type="button"
            aria-pressed={given.reason === reason}
            aria-keyshortcuts={String(at + 1)}
            onClick={() => onDecide({ ...given, reason })}
          >
            <kbd aria-hidden>{at + 1}</kbd> {t(`why.${reason}`)}
          </button>
        ))}
      </div>
      <div className="shop-decide__fields">
        {decision === 'suspend' ? (
          <label>
            {t('howLong')}
            <select
              value={given.suspendedDays ?? ''}
              onChange={({ target }) => setGiven({ ...given, suspendedDays: Number(target.value) || null })}
            >
              {suspensions.map((days) => (
                <option key={days} value={days}>
                  {t('days', { count: days })}
                </option>
              ))}
              <option value="">{t('forGood')}</option>
            </select>
          </label>
        ) : null}
        {replies.length > 0 ? (
          <label>
            {t('savedReply')}
            <select
              value={given.reply ?? ''}
              onChange={({ target }) => setGiven({ ...given, reply: target.value || null })}
            >
              <option value="">{t('noReply')}</option>
              {replies.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <label htmlFor={`${fields}-message`}>
          {t('message')}
          <textarea
            id={`${fields}-message`}
            rows={2}
            maxLength={500}
            value={given.message}
            onChange={({ target }) => setGiven({ ...given, message: target.value })}
          />
        </label>
        <label htmlFor={`${fields}-note`}>
          {t('note')}
          <input
            id={`${fields}-note`}
            maxLength={1000}
            value={given.note}
            onChange={({ target }) => setGiven({ ...given, note: target.value })}
          />
        </label>
      </div>
      <div className="shop-decide__actions">
        <button type="submit" className="shop-decide__submit">
          {t(`do.${decision}`)} <kbd aria-hidden>↵</kbd>
        </button>
        <button type="button" onClick={onCancel}>
          {t('cancel')} <kbd aria-hidden>Esc</kbd>
        </button>
      </div>
    </form>
  )
}
