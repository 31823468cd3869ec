import { useCallback, useEffect, useRef, useState } from 'react'
import type { CaseCard, CasePage, CaseSort } from '../../queries/caseCards'
import type { CaseKind, CaseState } from '../../queries/caseKinds'
import { askApi } from './askApi'

export type Filter = { kind: CaseKind | null; state: CaseState; sort: CaseSort }

/** Milliseconds that changes of others gather before the list is read again. */
const GATHER_MS = 400

const pathOf = ({ kind, state, sort }: Filter, limit: number, cursor?: string) =>
  `cases?${new URLSearchParams({ state, sort, limit: String(limit), ...(kind && { kind }), ...(cursor && { cursor }) })}`

const MAX_PAGE = 100
const PAGE = 50

/**
 * The list of cases, as it is on the server and as far as it was loaded; told of changes by others.
 * @param settled ids that this page has decided itself, of which the server may not know yet
 */
export function useQueue(initial: CasePage, settled: ReadonlySet<string>) {
  const [filter, setFilter] = useState<Filter>({ kind: null, state: 'open', sort: 'priority' })
  const [page, setPage] = useState(initial)
  const asked = useRef(0)
  const size = Math.min(MAX_PAGE, Math.max(PAGE, page.docs.length))
  const latest = useRef({ filter, size })
  latest.current = { filter, size }

  const reload = useCallback(async (wanted: Filter = latest.current.filter) => {
    asked.current += 1
    const mine = asked.current
    const { body } = await askApi<CasePage>(pathOf(wanted, latest.current.size))
    // An older answer must not replace a newer one.
    if (body && mine === asked.current) setPage(body)
  }, [])

  const choose = useCallback(
    (change: Partial<Filter>) => {
      const wanted = { ...latest.current.filter, ...change }
      setFilter(wanted)
      void reload(wanted)
    },
    [reload],
  )

  const loadMore = useCallback(async () => {
    if (!page.nextCursor) return
    const { body } = await askApi<CasePage>(pathOf(filter, PAGE, page.nextCursor))
    if (body) setPage((before) => ({ ...body, docs: [...before.docs, ...body.docs] }))
  }, [filter, page.nextCursor])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const source = new EventSource('/api/moderation/events')
    source.addEventListener('state', () => {
      clearTimeout(timer)
      timer = setTimeout(() => void reload(), GATHER_MS)
    })
    return () => {
      clearTimeout(timer)
      source.close()
    }
  }, [reload])

  const docs: CaseCard[] = filter.state === 'open' ? page.docs.filter(({ id }) => !settled.has(id)) : page.docs
  return { filter, choose, docs, counts: page.counts, hasMore: page.nextCursor !== null, loadMore, reload }
}
