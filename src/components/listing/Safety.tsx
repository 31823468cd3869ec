import { Info, ShieldAlert, ShieldCheck } from 'lucide-react'
import { formatNumber } from '@/components/words/formatNumber'
import { safetyWords } from '@/components/words/safetyWords'
import type { SafetyFact } from '@/schematic/inspect/safety'
import type { Verdict } from '@/vocabulary'

/** Places listed for each fact; the viewer shows them all. */
const SHOWN_PLACES = 20

const verdictWords: Record<Verdict, string> = {
  pending: 'The virus scan is still to come.',
  clean: 'The virus scanner found nothing in the file.',
  infected: 'The virus scanner found something harmful.',
  unscannable: 'The virus scanner could not look through the file.',
  unscanned: 'This shop runs without a virus scanner: the file was not scanned.',
}

function Fact({ fact }: { fact: SafetyFact }) {
  const words = safetyWords[fact.kind]
  const Icon = words.isWarning ? ShieldAlert : Info
  return (
    <li className="flex gap-3">
      <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${words.isWarning ? 'text-copper' : 'text-muted'}`} />
      <div className="grid min-w-0 gap-1">
        <p>
          <strong>{`${formatNumber(fact.count)} ${fact.count === 1 ? words.one : words.many}.`}</strong> {words.meaning}
        </p>
        {fact.places.length > 0 && (
          <details>
            <summary className="link cursor-pointer rounded-md text-sm">Where</summary>
            <ul className="mt-1 grid gap-1 text-sm text-muted">
              {fact.places.slice(0, SHOWN_PLACES).map(({ position, id, detail }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two facts may share place and text, and the list never changes
                <li key={index} className="wrap-anywhere">
                  <span className="font-mono text-ink">{position.join(' ')}</span> {id}
                  {detail && (
                    <>
                      : <code className="font-mono">{detail}</code>
                    </>
                  )}
                </li>
              ))}
              {fact.count > SHOWN_PLACES && <li>… and more</li>}
            </ul>
          </details>
        )}
      </div>
    </li>
  )
}

export const Safety = ({ facts, verdict }: { facts: readonly SafetyFact[]; verdict: Verdict }) => (
  <section className="grid gap-3">
    <h2 className="text-2xl font-extrabold tracking-tight">What is inside</h2>
    <ul className="panel grid gap-4">
      <li className="flex gap-3">
        {verdict === 'clean' ? (
          <ShieldCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-primary" />
        ) : (
          <ShieldAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-copper" />
        )}
        {verdictWords[verdict]}
      </li>
      {facts.length === 0 && (
        <li className="flex gap-3">
          <ShieldCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-primary" />
          No commands, spawners, links or oversized data: only blocks and what lies in them.
        </li>
      )}
      {facts.map((fact) => (
        <Fact key={fact.kind} fact={fact} />
      ))}
    </ul>
  </section>
)
