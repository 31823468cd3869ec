import { useTranslations } from 'use-intl'
import { caseDecisions } from '../../queries/caseKinds'
import { decisionKeys } from './keys'

/** What each key does. */
export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const t = useTranslations('Moderation')
  const moves = [
    ['J', t('next')],
    ['K', t('previous')],
    ['V', t('mark')],
    ['Z', t('undo')],
    ['Esc', t('cancel')],
    ['?', t('help')],
  ]
  return (
    <section className="shop-queue__help" aria-label={t('shortcuts')}>
      <h2>{t('shortcuts')}</h2>
      <dl>
        {caseDecisions.map((decision) => (
          <div key={decision}>
            <dt>
              <kbd>{decisionKeys[decision].toUpperCase()}</kbd>
            </dt>
            <dd>{t(`do.${decision}`)}</dd>
          </div>
        ))}
        {moves.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={onClose}>
        {t('close')}
      </button>
    </section>
  )
}
