'use client'

import { toast } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type AbstractIntlMessages, IntlProvider, useNow, useTranslations } from 'use-intl'
import type { Locale } from '@/i18n/locales'
import type { CasePage } from '../../queries/caseCards'
import { type CaseDecision, caseDecisions, decisionReasons } from '../../queries/caseKinds'
import type { CaseDetails } from '../../queries/readCase'
import { type Answer, askApi } from './askApi'
import { CaseList } from './CaseList'
import { CasePane } from './CasePane'
import { DecisionBar, type Given, ReasonForm } from './DecisionBar'
import { decisionOfKey, instantDecisions, isTyping } from './keys'
import { ShortcutHelp } from './ShortcutHelp'
import { type SavedReply, ToolsPanel } from './ToolsPanel'
import { useQueue } from './useQueue'

type Props = { initial: CasePage; locale: Locale; wanted?: string }

/** Milliseconds after which a claim is renewed, well within the ten minutes that it lasts. */
const RENEW_MS = 4 * 60_000

const NOTHING: Given = { reason: null, message: '', note: '', reply: null, suspendedDays: 7 }

/** Decisions that are on their way to the server; the page is not left before they are there. */
function usePending() {
  const [count, setCount] = useState(0)
  const track = useCallback(async <Result,>(work: Promise<Result>): Promise<Result> => {
    setCount((before) => before + 1)
    try {
      return await work
    } finally {
      setCount((before) => before - 1)
    }
  }, [])
  useEffect(() => {
    if (count === 0) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [count])
  return { count, track }
}

/** The saved replies of all moderators. */
function useReplies() {
  const [replies, setReplies] = useState<SavedReply[]>([])
  const readReplies = useCallback(async () => {
    const { body } = await askApi<{ docs: SavedReply[] }>('replies')
    if (body) setReplies(body.docs)
  }, [])
  useEffect(() => void readReplies(), [readReplies])
  return { replies, readReplies }
}

/** The case that is shown, claimed while it is; read again when it changes. */
function useCase(id: string | null, isOpen: boolean, settled: ReadonlySet<string>) {
  const decided = useRef(settled)
  decided.current = settled
  const [found, setFound] = useState<CaseDetails | null>(null)
  const [claimedBy, setClaimedBy] = useState<string | null>(null)
  const read = useCallback(async () => {
    if (!id) return
    const { body } = await askApi<CaseDetails>(`cases/${id}`)
    if (body) setFound(body)
  }, [id])

  useEffect(() => {
    setClaimedBy(null)
    if (!id) return setFound(null)
    let isCurrent = true
    const claim = async () => {
      const { problem } = await askApi(`cases/${id}/claim`, 'POST', {})
      if (isCurrent) setClaimedBy(problem?.code === 'case_claimed' ? (problem.claimedBy ?? '–') : null)
    }
    void read()
    if (!isOpen) return
    void claim()
    const timer = setInterval(() => void claim(), RENEW_MS)
    return () => {
      isCurrent = false
      clearInterval(timer)
      // Left undecided, it is free for others.
      if (!decided.current.has(id)) void askApi(`cases/${id}/release`, 'POST')
    }
  }, [id, isOpen, read])

  return { found: found?.id === id ? found : null, claimedBy, setClaimedBy, read }
}

function Desk({ initial, wanted, locale }: Props) {
  const t = useTranslations('Moderation')
  const now = useNow({ updateInterval: 30_000 })
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set())
  const { filter, choose, docs, counts, hasMore, loadMore, reload } = useQueue(initial, settled)
  const [current, setCurrent] = useState<string | null>(wanted ?? null)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [deciding, setDeciding] = useState<CaseDecision | null>(null)
  const [given, setGiven] = useState(NOTHING)
  const [isHelping, setIsHelping] = useState(false)
  const [hasTools, setHasTools] = useState(false)
  const { replies, readReplies } = useReplies()
  const pending = usePending()
  const undoable = useRef<string[]>([])
  const pane = useRef<HTMLElement>(null)
  const card = docs.find(({ id }) => id === current)
  const { found, claimedBy, setClaimedBy, read } = useCase(current, filter.state === 'open', settled)
  const isOpenCase = found ? found.state === 'open' && !settled.has(found.id) : false
  const decisions: readonly CaseDecision[] =
    selected.size > 0 ? caseDecisions.filter((one) => one !== 'suspend') : (found?.decisions ?? [])

  const open = useCallback((id: string | null) => {
    setDeciding(null)
    setCurrent(id)
    pane.current?.scrollTo({ top: 0 })
  }, [])

  /** The case after this one, or before it, that nobody else looks at. */
  const neighbour = (step: 1 | -1, without: ReadonlySet<string> = new Set()): string | null => {
    const at = docs.findIndex(({ id }) => id === current)
    const order = step === 1 ? docs.slice(at + 1) : docs.slice(0, Math.max(0, at)).toReversed()
    const wraps = step === 1 ? docs.slice(0, Math.max(0, at)) : []
    const isFree = (one: (typeof docs)[number]) => !without.has(one.id) && !(one.claim && !one.claim.mine)
    return (order.find(isFree) ?? wraps.find(isFree))?.id ?? null
  }
  const move = (step: 1 | -1) => {
    const next = neighbour(step)
    if (next) open(next)
  }

  const explain = (problem: NonNullable<Answer<unknown>['problem']>) => {
    if (problem.code === 'already_decided' && problem.decidedBy) toast.info(t('decidedBy', { name: problem.decidedBy }))
    else if (problem.code === 'case_claimed') toast.error(t('claimedByOther', { name: problem.claimedBy ?? '–' }))
    else toast.error(problem.message || t('failed'))
  }

  /** Decides in the background: the next case is there at once, and comes back where something was wrong. */
  const decide = async (
    decision: CaseDecision,
    { reason, message, note, reply, suspendedDays }: Given,
    takeOver = false,
  ) => {
    const ids = selected.size > 0 ? [...selected] : current ? [current] : []
    if (ids.length === 0) return
    const gone = new Set(ids)
    setSettled((before) => new Set([...before, ...ids]))
    setSelected(new Set())
    open(neighbour(1, gone))
    const sent = {
      decision,
      reason,
      message: message || null,
      note: note || null,
      ...(reply && { reply }),
      ...(decision === 'suspend' && { suspendedDays }),
      takeOver,
    }
    const [only = ''] = ids
    const results = await pending.track(
      ids.length === 1
        ? askApi(`cases/${only}/decide`, 'POST', sent).then(({ problem }) => [{ id: only, problem }])
        : askApi<{ results: { id: string; done: boolean; code?: string; message?: string }[] }>('decide', 'POST', {
            ...sent,
            ids,
          }).then(({ body, problem }) =>
            ids.map((id) => {
              const result = body?.results.find((one) => one.id === id)
              if (result?.done) return { id, problem: undefined }
              return { id, problem: problem ?? { code: result?.code ?? '', message: result?.message ?? '' } }
            }),
          ),
    )
    const done = results.filter(({ problem }) => !problem).map(({ id }) => id)
    undoable.current.push(...done)
    if (done.length > 0) toast.success(t(`done.${decision}`), { id: 'decided', duration: 1500 })
    const failed = results.filter(({ problem }) => problem)
    const [first] = failed
    if (!first?.problem) return
    explain(first.problem)
    // What another moderator decided stays away; anything else is to be decided still.
    const back = new Set(failed.filter(({ problem }) => problem?.code !== 'already_decided').map(({ id }) => id))
    setSettled((before) => new Set([...before].filter((id) => !back.has(id))))
    void reload()
  }

  const begin = (decision: CaseDecision) => {
    if (selected.size === 0 && (!isOpenCase || !found?.decisions.includes(decision))) return
    if (instantDecisions.includes(decision)) void decide(decision, NOTHING)
    else {
      if (deciding !== decision) setGiven(NOTHING)
      setDeciding(decision)
    }
  }

  const undo = async () => {
    const id = undoable.current.pop() ?? (found?.state === 'decided' ? found.id : undefined)
    if (!id) return void toast.info(t('nothingToUndo'))
    const { body, problem } = await askApi<{ id: string }>(`cases/${id}/undo`, 'POST')
    if (problem) return explain(problem)
    setSettled((before) => new Set([...before].filter((one) => one !== id && one !== body?.id)))
    toast.success(t('undone'))
    await reload()
    if (body) open(body.id)
    void read()
  }

  const toggle = (id: string) =>
    setSelected((before) =>
      before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]),
    )

  const takeOver = async () => {
    if (!current) return
    const { problem } = await askApi(`cases/${current}/claim`, 'POST', { takeOver: true })
    if (problem) explain(problem)
    else setClaimedBy(null)
  }

  const onKey = (event: KeyboardEvent) => {
    if (isTyping(event)) return
    const digit = Number(event.key)
    const reason = deciding && Number.isInteger(digit) ? decisionReasons[digit - 1] : undefined
    const decision = decisionOfKey(event.key)
    const key = event.key.toLowerCase()
    const actions: Record<string, () => void> = {
      j: () => move(1),
      k: () => move(-1),
      z: () => void undo(),
      '?': () => setIsHelping((before) => !before),
      v: () => current && toggle(current),
      escape: () => {
        if (isHelping) setIsHelping(false)
        else if (deciding) setDeciding(null)
        else setSelected(new Set())
      },
    }
    const { [key]: action } = actions
    if (deciding && reason) void decide(deciding, { ...given, reason })
    else if (action) action()
    else if (decision) begin(decision)
    else return
    event.preventDefault()
  }
  const latestOnKey = useRef(onKey)
  latestOnKey.current = onKey
  useEffect(() => {
    const listen = (event: KeyboardEvent) => latestOnKey.current(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  // The next case comes by itself, also where another moderator decided the one that was shown.
  const isShownGone = current !== null && filter.state === 'open' && !card && settled.has(current)
  useEffect(() => {
    if (isShownGone) setCurrent(null)
  }, [isShownGone])

  return (
    <div className="shop-queue" data-open={current !== null || undefined}>
      <header className="shop-queue__head">
        <h1>{t('title')}</h1>
        <output className="shop-queue__pending" aria-live="polite">
          {pending.count > 0 ? t('saving', { count: pending.count }) : null}
        </output>
        <button type="button" onClick={() => void undo()}>
          {t('undo')} <kbd aria-hidden>Z</kbd>
        </button>
        <button type="button" aria-expanded={hasTools} onClick={() => setHasTools(!hasTools)}>
          {t('tools.title')}
        </button>
        <button type="button" aria-expanded={isHelping} onClick={() => setIsHelping(!isHelping)}>
          {t('help')} <kbd aria-hidden>?</kbd>
        </button>
      </header>
      {isHelping ? <ShortcutHelp onClose={() => setIsHelping(false)} /> : null}
      {hasTools ? (
        <ToolsPanel
          replies={replies}
          locale={locale}
          onReplies={() => void readReplies()}
          onClose={() => setHasTools(false)}
        />
      ) : null}
      <div className="shop-queue__columns">
        <CaseList
          docs={docs}
          counts={counts}
          filter={filter}
          current={current}
          selected={selected}
          hasMore={hasMore}
          now={now}
          onFilter={(change) => {
            setSelected(new Set())
            open(null)
            choose(change)
          }}
          onOpen={open}
          onSelect={toggle}
          onMore={() => void loadMore()}
        />
        <section ref={pane} className="shop-queue__case" aria-label={found?.subject.title ?? t('title')}>
          {selected.size > 0 ? (
            <div className="shop-queue__bulk">
              <strong>{t('selected', { count: selected.size })}</strong>
              <button type="button" onClick={() => setSelected(new Set())}>
                {t('clearSelection')}
              </button>
            </div>
          ) : null}
          {found ? (
            <>
              <button type="button" className="shop-queue__back" onClick={() => open(null)}>
                {t('back')}
              </button>
              <div className="shop-case__head">
                <h2>
                  <bdi>{found.subject.title || '–'}</bdi>
                </h2>
                {found.kinds.map((kind) => (
                  <span key={kind} className="shop-queue__badge" data-kind={kind}>
                    {t(`kinds.${kind}`)}
                  </span>
                ))}
              </div>
              {claimedBy ? (
                <div className="shop-case__alert" role="alert">
                  {t('claimedByOther', { name: claimedBy })}{' '}
                  <button type="button" onClick={() => void takeOver()}>
                    {t('takeOver')}
                  </button>{' '}
                  <button type="button" onClick={() => move(1)}>
                    {t('skip')}
                  </button>
                </div>
              ) : null}
              <CasePane found={found} />
            </>
          ) : (
            <p className="shop-queue__empty">{counts.total === 0 ? t('empty') : t('choose')}</p>
          )}
          {selected.size > 0 || isOpenCase ? (
            <div className="shop-decide" data-deciding-case={selected.size > 0 ? undefined : found?.id}>
              {deciding ? (
                <ReasonForm
                  decision={deciding}
                  replies={replies}
                  given={given}
                  onChange={setGiven}
                  onCancel={() => setDeciding(null)}
                  onDecide={(chosen) => void decide(deciding, chosen)}
                />
              ) : null}
              <DecisionBar decisions={decisions} chosen={deciding} onChoose={begin} />
            </div>
          ) : null}
        </section>
      </div>
    </div>
  )
}

/** The moderators' queue: the list, the case that is looked at, and a key for each decision. */
export function ModerationDesk({ messages, now, ...props }: Props & { messages: object; now: string }) {
  return (
    <IntlProvider locale={props.locale} messages={messages as AbstractIntlMessages} timeZone="UTC" now={new Date(now)}>
      <Desk {...props} />
    </IntlProvider>
  )
}
