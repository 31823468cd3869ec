import { Pill } from '@payloadcms/ui'
import type { UIFieldServerProps } from 'payload'
import { isModerator } from '@/core/access/predicates'
import { contextOf } from '@/core/context/context'
import { formatPanelMoment } from '@/core/panel/formatPanelMoment'
import { nameOption } from '@/core/panel/nameOption'
import { hasScanner } from '@/core/scanning/hasScanner'
import { translatorFor } from '@/i18n/translatorFor'
import { adviseModerator, describeJourney, type StepState } from '../queries/describeJourney'
import { nameStep } from '../queries/nameStep'
import { readJourney } from '../queries/readJourney'
import { pillStyleOf } from './pillStyleOf'
import { RetryButton } from './RetryButton'

const marks: Record<StepState, string> = { done: '✓', now: '…', ahead: '·', failed: '✕', waits: '!' }

/**
 * How far the file of this listing got, when, and what stopped it; with a button that has it processed or scanned
 * again.
 */
export async function Journey({
  collectionSlug,
  id,
  req,
}: UIFieldServerProps & { collectionSlug?: string; id?: string }) {
  if (!id || !isModerator({ req })) return null
  const files = contextOf(req.payload).slugs.schematicFiles
  const isFile = (collectionSlug ?? req.routeParams?.collection) === files
  const file = await readJourney(req.payload, id)
  if (!file) return null
  const t = await translatorFor(req.i18n.language, 'Panel')
  const advice = adviseModerator(t, file)
  const hasEnded = file.status === 'stalled' || file.status === 'refused'
  const scans = file.status === 'ready' && file.verdict === 'unscanned' && (await hasScanner(contextOf(req.payload)))
  return (
    <section aria-labelledby="journey" className="shop-journey">
      <div className="shop-journey__head">
        <h3 id="journey">{t('journey.title')}</h3>
        <Pill pillStyle={pillStyleOf(file.status)} size="small">
          {nameOption(t, file.status)}
        </Pill>
      </div>
      <ol>
        {describeJourney(t, file).map(({ name, state, at }) => (
          <li key={name} data-state={state}>
            <span aria-hidden>{marks[state]}</span>
            <span>{name}</span>
            {at ? <time dateTime={new Date(at).toISOString()}>{formatPanelMoment(req.i18n.language, at)}</time> : null}
          </li>
        ))}
      </ol>
      {file.detail || file.signature || file.failure ? (
        <div className="shop-journey__why">
          {file.detail ? <p>{file.detail}</p> : null}
          {file.signature ? <p>{t('journey.signature', { signature: file.signature })}</p> : null}
          {file.failure ? (
            <p>{t('journey.failed', { step: nameStep(t, file.failedStep), failure: file.failure })}</p>
          ) : null}
        </div>
      ) : null}
      {advice ? <p>{advice}</p> : null}
      <div className="shop-journey__links">
        {hasEnded || scans ? <RetryButton collection={files} fileId={file.id} scans={scans} /> : null}
        {isFile ? null : <a href={`/admin/collections/${files}/${file.id}`}>{t('journey.openFile')}</a>}
        <a href={`/schematics/${encodeURIComponent(file.slug)}`}>{t('journey.onSite')}</a>
      </div>
    </section>
  )
}
