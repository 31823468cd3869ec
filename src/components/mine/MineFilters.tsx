import { type MineFilter, mineSorts } from '@plugins/listings/queries/readMine'
import { useTranslations } from 'next-intl'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { listingStatuses } from '@/core/vocabulary'
import { Button } from '../ui/Button'
import { CategoryOptions } from '../ui/CategoryOptions'
import { LinkButton } from '../ui/LinkButton'
import { VisibilityOptions } from '../ui/VisibilityOptions'

const selectClasses = 'field min-h-10 py-1.5 text-sm'

/** A plain form: the filter is in the URL and works without scripts. */
export function MineFilters({
  filter,
  categories,
}: {
  filter: MineFilter
  categories: { slug: string; name: string }[]
}) {
  const t = useTranslations('Mine')
  const words = useTranslations('Words')
  return (
    <search aria-label={t('filter.label')}>
      <form action="/my" className="grid gap-3">
        <div className="grid grid-cols-2 items-end gap-3 md:grid-cols-[2fr_1fr_1fr_1fr_1fr_auto]">
          <label className="grid gap-1 text-sm font-semibold max-md:col-span-2">
            {t('filter.title')}
            <input
              type="search"
              name="q"
              defaultValue={filter.q}
              maxLength={MAX_CHARACTERS.title}
              className={selectClasses}
            />
          </label>
          <label className="grid gap-1 text-sm font-semibold">
            {t('filter.status')}
            <select name="status" defaultValue={filter.status ?? ''} className={selectClasses}>
              <option value="">{t('filter.any')}</option>
              {listingStatuses.map((status) => (
                <option key={status} value={status}>
                  {words(`status.${status}`)}
                </option>
              ))}
            </select>
          </label>
          <label className="grid gap-1 text-sm font-semibold">
            {t('filter.visibility')}
            <select name="visibility" defaultValue={filter.visibility ?? ''} className={selectClasses}>
              <option value="">{t('filter.any')}</option>
              <VisibilityOptions />
            </select>
          </label>
          <label className="grid gap-1 text-sm font-semibold">
            {t('filter.category')}
            <select name="category" defaultValue={filter.category ?? ''} className={selectClasses}>
              <option value="">{t('filter.any')}</option>
              <option value="none">{t('filter.without')}</option>
              <CategoryOptions categories={categories} />
            </select>
          </label>
          <label className="grid gap-1 text-sm font-semibold">
            {t('filter.sort')}
            <select name="sort" defaultValue={filter.sort} className={selectClasses}>
              {mineSorts.map((sort) => (
                <option key={sort} value={sort}>
                  {t(`sort.${sort}`)}
                </option>
              ))}
            </select>
          </label>
          <div className="flex gap-2 max-md:col-span-2">
            <Button type="submit" size="small" className="min-h-10">
              {t('filter.apply')}
            </Button>
            {(filter.q || filter.status || filter.visibility || filter.category) && (
              <LinkButton href="/my" look="ghost" size="small" className="min-h-10">
                {t('filter.clear')}
              </LinkButton>
            )}
          </div>
        </div>
      </form>
    </search>
  )
}
