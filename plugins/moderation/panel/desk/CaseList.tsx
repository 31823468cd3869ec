import { useFormatter, useTranslations } from 'use-intl'
import { type CaseCard, type CaseCounts, type CaseSort, caseSorts } from '../../queries/caseCards'
import { type CaseKind, caseKinds, caseStates } from '../../queries/caseKinds'
import { Picture } from './Picture'
import type { Filter } from './useQueue'

type Props = {
  docs: CaseCard[]
  counts: CaseCounts
  filter: Filter
  current: string | null
  selected: ReadonlySet<string>
  hasMore: boolean
  now: Date
  onFilter: (change: Partial<Filter>) => void
  onOpen: (id: string) => void
  onSelect: (id: string) => void
  onMore: () => void
}

function Filters({ filter, counts, onFilter }: Pick<Props, 'filter' | 'counts' | 'onFilter'>) {
  const t = useTranslations('Moderation')
  const kinds: (CaseKind | null)[] = [null, ...caseKinds.filter((kind) => counts[kind] > 0 || filter.kind === kind)]
  return (
    <div className="shop-queue__filters">
      <ul aria-label={t('kindFilter')} className="shop-queue__kinds">
        {kinds.map((kind) => (
          <li key={kind ?? 'all'}>
            <button aria-pressed={filter.kind === kind} onClick={() => onFilter({ kind })} type="button">
              {kind ? t(`kinds.${kind}`) : t('allKinds')} <b>{kind ? counts[kind] : counts.total}</b>
            </button>
          </li>
        ))}
      </ul>
      <div className="shop-queue__selects">
        <label>
          <span className="shop-queue__label">{t('showState')}</span>
          <select
            value={filter.state}
            onChange={({ target }) =>
              onFilter(
                target.value === 'open' ? { state: 'open', sort: 'priority' } : { state: 'decided', sort: 'newest' },
              )
            }
          >
            {caseStates.map((state) => (
              <option key={state} value={state}>
                {t(`state.${state}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="shop-queue__label">{t('sortBy')}</span>
          <select value={filter.sort} onChange={({ target }) => onFilter({ sort: target.value as CaseSort })}>
            {caseSorts.map((sort) => (
              <option key={sort} value={sort}>
                {t(`sort.${sort}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </div>
  )
}

function Row({ card, props }: { card: CaseCard; props: Props }) {
  const { current, selected, now, onOpen, onSelect } = props
  const t = useTranslations('Moderation')
  const format = useFormatter()
  const { id, kind, subject, owner, reportCount, claim, decision, decidedBy } = card
  const at = new Date(card.decidedAt ?? card.openedAt)
  return (
    <li className="shop-queue__row" data-current={id === current || undefined} data-kind={kind}>
      <input
        type="checkbox"
        aria-label={t('select', { title: subject.title })}
        checked={selected.has(id)}
        disabled={card.state !== 'open'}
        onChange={() => onSelect(id)}
      />
      <button
        type="button"
        aria-current={id === current ? 'true' : undefined}
        onClick={() => onOpen(id)}
        data-case={id}
      >
        {subject.picture ? <Picture src={subject.picture} /> : <span className="shop-queue__blank" />}
        <span className="shop-queue__words">
          <span className="shop-queue__title">
            <bdi>{subject.title || '–'}</bdi>
          </span>
          <span className="shop-queue__meta">
            <span className="shop-queue__badge" data-kind={kind}>
              {kind === 'report' ? t('reportCount', { count: reportCount }) : t(`kinds.${kind}`)}
            </span>
            {owner ? <bdi>{owner.username}</bdi> : null}
            <time dateTime={at.toISOString()}>{format.relativeTime(at, now)}</time>
          </span>
          {claim && !claim.mine ? <span className="shop-queue__claim">{t('claimed', { name: claim.by })}</span> : null}
          {decision ? (
            <span className="shop-queue__claim">
              {t('decidedAs', { decision: t(`done.${decision as 'hide'}`), name: decidedBy ?? t('bySystem') })}
            </span>
          ) : null}
        </span>
      </button>
    </li>
  )
}

/** What waits, with filters; each can be opened, or selected for many at once. */
export function CaseList(props: Props) {
  const { docs, counts, filter, hasMore, onFilter, onMore } = props
  const t = useTranslations('Moderation')
  return (
    <section aria-label={t('queue')} className="shop-queue__list">
      <Filters filter={filter} counts={counts} onFilter={onFilter} />
      {docs.length === 0 ? <p className="shop-queue__empty">{t('empty')}</p> : null}
      <ul className="shop-queue__rows">
        {docs.map((card) => (
          <Row key={card.id} card={card} props={props} />
        ))}
      </ul>
      {hasMore ? (
        <button type="button" className="shop-queue__more" onClick={onMore}>
          {t('more')}
        </button>
      ) : null}
    </section>
  )
}
