import type { Search } from '@plugins/search/queries/parseSearch'
import type { Facets } from '@plugins/search/queries/searchSchematics'
import { getTranslations } from 'next-intl/server'
import { nameCategory } from '@/core/text/nameCategory'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { largestOf, type SafetyClaim, type Size, safetyClaims, sizes } from '@/core/vocabulary'
import { SuggestBox } from '../search/SuggestBox'
import { Button } from '../ui/Button'
import { nameOfItem } from '../words/nameOfItem'
import { ExactSizes, exactParameters } from './ExactSizes'
import { FilterGroup, FilterSection } from './FilterGroup'
import { FilterOption } from './FilterOption'
import { byVersion, optionsOf, selectedFirst, sortedOptions } from './filterOptions'

/** Query parameters that the form has fields for. Others, such as the search text, are kept. */
const own = new Set([
  ...['category', 'tag', 'size', 'version', 'edition', 'format', 'mods', 'safety', 'block', 'page'],
  ...exactParameters,
])

/** All filters. A plain GET form with a submit button; with scripts each change applies at once. */
export async function FilterForm({
  address,
  search,
  facets,
  total,
}: {
  address: URLSearchParams
  search: Search
  facets: Facets
  total: number
}) {
  const [t, words] = await Promise.all([getTranslations('Browse'), getTranslations('Words')])
  const sizeHint = (size: Size) =>
    size === 'giant' ? t('above', { blocks: largestOf.huge }) : t('upTo', { blocks: largestOf[size] })
  return (
    <form action="/schematics" data-refine className="grid gap-1.5">
      {[...address].flatMap(([name, value]) =>
        own.has(name) ? [] : [<input key={`${name}=${value}`} type="hidden" name={name} value={value} />],
      )}
      <FilterGroup
        name="category"
        title={t('filters.category')}
        options={optionsOf(facets.category, search.category ?? [], (slug, name) => nameCategory(words, { slug, name }))}
      />
      <FilterGroup
        name="size"
        title={t('filters.size')}
        options={sortedOptions(sizes, facets.size, search.size ?? [], (size) => ({
          name: t(`sizes.${size as Size}`),
          hint: sizeHint(size as Size),
        }))}
      />
      <FilterGroup
        name="safety"
        title={t('filters.safety')}
        single
        options={sortedOptions(safetyClaims, facets.safety, search.safety ? [search.safety] : [], (claim) => ({
          name: t(`safety.${claim as SafetyClaim}`),
        }))}
      />
      <FilterGroup
        name="tag"
        title={t('filters.tag')}
        options={selectedFirst(optionsOf(facets.tag, search.tag ?? [], (value, name) => name ?? value))}
      />
      <FilterSection title={t('filters.block')}>
        <fieldset className="grid gap-1 pb-2">
          <legend className="sr-only">{t('filters.block')}</legend>
          {(search.block ?? []).map((block) => (
            <FilterOption
              key={block}
              group="block"
              type="checkbox"
              option={{ value: block, name: nameOfItem(block), isChosen: true }}
            />
          ))}
          <div className="relative mx-2.5 mt-1 flex">
            <label htmlFor="block-search" className="sr-only">
              {t('blockField.label')}
            </label>
            <SuggestBox
              id="block-search"
              name="block"
              kinds="blocks"
              fills
              maxLength={MAX_CHARACTERS.filter}
              placeholder={t('blockField.placeholder')}
              className="h-10 w-full min-w-0 rounded-l-md border border-r-0 border-field bg-bg px-3 text-sm"
            />
            <Button
              type="submit"
              size="small"
              className="min-h-10 rounded-l-none shadow-[inset_0_0_0_1px_var(--field)]"
            >
              {t('blockField.add')}
            </Button>
          </div>
        </fieldset>
      </FilterSection>
      <FilterGroup
        name="version"
        title={t('filters.version')}
        options={optionsOf(facets.version, search.version ?? [], (value) => value).sort(byVersion)}
      />
      <FilterGroup
        name="edition"
        title={t('filters.edition')}
        options={optionsOf(facets.edition, search.edition ?? [], (edition) =>
          words(`edition.${edition as 'java' | 'bedrock'}`),
        )}
      />
      <FilterGroup
        name="format"
        title={t('filters.format')}
        options={optionsOf(facets.format, search.format ?? [], (format) =>
          words(`format.${format as 'sponge' | 'litematic' | 'structure' | 'mcedit' | 'mcstructure'}`),
        )}
      />
      <FilterGroup
        name="mods"
        title={t('filters.mods')}
        single
        options={sortedOptions(['vanilla', 'modded'], facets.mods, search.mods ? [search.mods] : [], (mods) => ({
          name: t(`mods.${mods as 'vanilla' | 'modded'}`),
        }))}
      />
      <FilterSection title={t('filters.exact')} isOpen={exactParameters.some((name) => address.has(name))}>
        <ExactSizes address={address} />
      </FilterSection>
      <div className="sticky bottom-0 z-10 -mx-2.5 grid border-t border-line bg-surface p-2.5 lg:hidden noscript:grid">
        <Button look="primary" className="noscript:hidden" popoverTarget="filters" popoverTargetAction="hide">
          {t('filters.show', { count: total })}
        </Button>
        <Button type="submit" look="primary" className="hidden noscript:flex">
          {t('filters.apply')}
        </Button>
      </div>
    </form>
  )
}
