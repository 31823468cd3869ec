import { Info, ShieldAlert, ShieldCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { getFormatter, getTranslations } from 'next-intl/server'
import type { Verdict } from '@/core/vocabulary'
import type { SafetyFact, SafetyKind } from '@/schematic/inspect/safety'

/** Locations listed for each fact; the 3D view shows all. */
const SHOWN_PLACES = 20

/** Facts that need no warning. */
const harmless = new Set<SafetyKind>(['click_link', 'spawner', 'structure_block', 'jigsaw_block'])

function Fact({ fact }: { fact: SafetyFact }) {
  const t = useTranslations('Listing.safety')
  const words = useTranslations('Words')
  const isWarning = !harmless.has(fact.kind)
  const Icon = isWarning ? ShieldAlert : Info
  const rest = fact.count - Math.min(fact.places.length, SHOWN_PLACES)
  return (
    <li className="flex gap-3">
      <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${isWarning ? 'text-copper' : 'text-muted'}`} />
      <div className="grid min-w-0 gap-1">
        <p className="font-bold">{words(`safety.${fact.kind}.count`, { count: fact.count })}</p>
        <p>{words(`safety.${fact.kind}.meaning`)}</p>
        {fact.places.length > 0 && (
          <details>
            <summary className="link w-fit cursor-pointer rounded-md py-0.5 text-sm">
              {t('places', { count: fact.count })}
            </summary>
            <ul className="mt-1 grid gap-1.5 text-sm text-muted">
              {fact.places.slice(0, SHOWN_PLACES).map(({ position: [x, y, z], id, detail }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two facts may share place and text, and the list never changes
                <li key={index} className="grid wrap-anywhere">
                  <span className="font-mono text-ink">{t('place', { x, y, z })}</span>
                  <span>
                    {detail
                      ? t.rich('detail', {
                          id,
                          detail,
                          code: (parts) => (
                            <code dir="auto" className="font-mono">
                              {parts}
                            </code>
                          ),
                        })
                      : id}
                  </span>
                </li>
              ))}
              {rest > 0 && <li>{t('more', { count: rest })}</li>}
            </ul>
          </details>
        )}
      </div>
    </li>
  )
}

/** The safety check: what can run in a build and where, and the virus scanner's verdict. */
export async function Safety({
  facts,
  verdict,
  scannedAt,
  scans,
}: {
  facts: readonly SafetyFact[]
  verdict: Verdict
  scannedAt: string | null
  /** Whether the site has a scanner. */
  scans: boolean
}) {
  const [t, format] = await Promise.all([getTranslations('Listing.safety'), getFormatter()])
  const isUnscannedYet = verdict === 'unscanned' && scans
  return (
    <section className="grid gap-3">
      <h2 className="text-2xl font-extrabold tracking-tight">{t('title')}</h2>
      <ul className="panel grid gap-4">
        <li className="flex gap-3">
          {verdict === 'clean' ? (
            <ShieldCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-primary" />
          ) : (
            <ShieldAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-copper" />
          )}
          <p>
            {isUnscannedYet ? t('verdict.unscannedYet') : t(`verdict.${verdict}`)}{' '}
            {scannedAt && (
              <time dateTime={scannedAt} className="text-muted">
                {t('scannedOn', { day: format.dateTime(new Date(scannedAt), { dateStyle: 'medium' }) })}
              </time>
            )}
          </p>
        </li>
        {facts.length === 0 && (
          <li className="flex gap-3">
            <ShieldCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-primary" />
            {t('nothing')}
          </li>
        )}
        {facts.map((fact) => (
          <Fact key={fact.kind} fact={fact} />
        ))}
      </ul>
    </section>
  )
}
