import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { buildPath, embedPath, personPath } from '@/core/addresses'
import type { CaseBuild, CaseDetails, CaseOwner, PastDecision } from '../../queries/readCase'
import { Picture } from './Picture'

const Section = ({ title, id, children }: { title: string; id: string; children: ReactNode }) => (
  <section className="shop-case__section" aria-labelledby={id}>
    <h3 id={id}>{title}</h3>
    {children}
  </section>
)

/** Reasons of a report have words of their own where a decision can have the same one. */
const isWhy = (reason: string): reason is 'spam' =>
  ['spam', 'stolen', 'harmful_file', 'harassment', 'inappropriate', 'misleading', 'broken', 'other'].includes(reason)

function Build({ build, isGone }: { build: CaseBuild; isGone: boolean }) {
  const t = useTranslations('Moderation')
  const words = useTranslations('Words')
  const { facts, file } = build
  const page = buildPath(build.slug)
  // The viewer alone is for everyone, so it has what everyone may see; the page shows moderators the rest.
  const viewer = build.status === 'ready' && build.visibility !== 'private' ? embedPath(build.slug) : page
  return (
    <>
      <div className="shop-case__look">
        {build.picture ? <Picture className="shop-case__picture" src={build.picture} /> : null}
        <div>
          {build.awaitsApproval ? <p className="shop-case__alert">{t('waits')}</p> : null}
          {build.hidden ? (
            <p className="shop-case__alert">
              {t('hiddenNow')}
              {build.hidden.reason ? <bdi> – {build.hidden.reason}</bdi> : null}
            </p>
          ) : null}
          {build.description ? <p className="shop-case__text">{build.description}</p> : null}
          <p className="shop-case__tags">
            {[build.category, ...build.tags].filter(Boolean).map((tag) => (
              <bdi key={tag}>{tag}</bdi>
            ))}
          </p>
          {isGone ? null : (
            <p className="shop-case__links">
              <a href={page} target="_blank" rel="noreferrer">
                {t('openPage')}
              </a>
              <a href={viewer} target="_blank" rel="noreferrer">
                {t('open3d')}
              </a>
            </p>
          )}
        </div>
      </div>
      {build.pictures.length > 0 ? (
        <div className="shop-case__gallery">
          {build.pictures.map((url) => (
            <a key={url} href={url} target="_blank" rel="noreferrer">
              <Picture src={url} />
            </a>
          ))}
        </div>
      ) : null}
      <Section id="case-safety" title={t('safetyTitle')}>
        {build.safety.length === 0 ? <p className="shop-case__hint">{t('noSafety')}</p> : null}
        <ul className="shop-case__safety">
          {build.safety.map(({ kind, count, places }) => (
            <li key={kind}>
              <strong>{words(`safety.${kind as 'command_block'}.count`, { count })}</strong>
              {places.slice(0, 4).map(({ position, id, detail }) => (
                <code key={`${position.join()} ${id} ${detail ?? ''}`}>
                  {position.join(' ')} {detail ?? id}
                </code>
              ))}
            </li>
          ))}
        </ul>
      </Section>
      <Section id="case-facts" title={t('facts')}>
        <ul className="shop-case__facts">
          {facts.width ? (
            <li>
              {t('dimensions', {
                width: Number(facts.width),
                height: Number(facts.height),
                length: Number(facts.length),
              })}
            </li>
          ) : null}
          {facts.blockCount ? <li>{t('blockCount', { count: Number(facts.blockCount) })}</li> : null}
          {facts.gameVersion ? <li>{facts.gameVersion}</li> : null}
          {build.blocks.slice(0, 5).map(({ id, count }) => (
            <li key={id}>
              <code>{id.replace('minecraft:', '')}</code> {count}
            </li>
          ))}
          {file ? (
            <li>
              <bdi>{file.filename}</bdi>
            </li>
          ) : null}
        </ul>
        {file?.signature || file?.failure || file?.detail ? (
          <p className="shop-case__text">
            <code>{[file.failedStep, file.signature, file.detail, file.failure].filter(Boolean).join(' · ')}</code>
          </p>
        ) : null}
      </Section>
    </>
  )
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The texts of what was reported, in short: names, then what was said. */
function textsOf(snapshot: Record<string, unknown>): string[] {
  const links = Array.isArray(snapshot.links) ? snapshot.links.filter(isObject).map(({ url }) => url) : []
  return [snapshot.title, snapshot.displayName, snapshot.body, snapshot.bio, snapshot.description, ...links].filter(
    (text): text is string => typeof text === 'string' && text !== '',
  )
}

const picturesOf = (snapshot: Record<string, unknown>): string[] =>
  [snapshot.avatar, ...(Array.isArray(snapshot.pictures) ? snapshot.pictures : [])].filter(
    (url): url is string => typeof url === 'string' && url.startsWith('/api/'),
  )

function AsReported({ snapshot, isOpen }: { snapshot: Record<string, unknown>; isOpen: boolean }) {
  const t = useTranslations('Moderation')
  return (
    <details className="shop-case__snapshot" open={isOpen}>
      <summary>{t('asReported')}</summary>
      {textsOf(snapshot).map((text) => (
        <p key={text} className="shop-case__text">
          {text}
        </p>
      ))}
      <div className="shop-case__gallery">
        {picturesOf(snapshot).map((url) => (
          <Picture key={url} src={url} />
        ))}
      </div>
    </details>
  )
}

/** Whether what is shown below still says what was reported. */
function isUnchanged(snapshot: Record<string, unknown>, { build, comment, profile }: CaseDetails): boolean {
  if (build) return build.title === snapshot.title && (build.description ?? null) === (snapshot.description ?? null)
  if (comment) return comment.body === snapshot.body
  return (
    profile !== null && profile.displayName === snapshot.displayName && (profile.bio ?? null) === (snapshot.bio ?? null)
  )
}

function Reports({ found }: { found: CaseDetails }) {
  const t = useTranslations('Moderation')
  const format = useFormatter()
  const [newest] = found.reports
  const snapshot = found.reports.at(-1)?.snapshot ?? found.snapshot
  if (!newest && !snapshot) return null
  return (
    <Section id="case-reports" title={t('reportsTitle')}>
      <ul className="shop-case__reports">
        {found.reports.map(({ id, reason, text, at, reporter, isVisitor, email }) => (
          <li key={id}>
            <p className="shop-case__hint">
              <strong>{isWhy(reason) ? t(`why.${reason}`) : reason}</strong> ·{' '}
              <bdi>{reporter ?? t(isVisitor ? 'visitor' : 'anonymous')}</bdi>
              {email && (
                <>
                  {' '}
                  (<a href={`mailto:${email}`}>{email}</a>)
                </>
              )}{' '}
              · <time dateTime={at}>{format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' })}</time>
            </p>
            <blockquote>{text || <em>{t('noText')}</em>}</blockquote>
          </li>
        ))}
      </ul>
      {snapshot ? <AsReported snapshot={snapshot} isOpen={!isUnchanged(snapshot, found)} /> : null}
    </Section>
  )
}

function Decisions({ decisions }: { decisions: readonly PastDecision[] }) {
  const t = useTranslations('Moderation')
  const format = useFormatter()
  if (decisions.length === 0) return <p className="shop-case__hint">{t('noHistory')}</p>
  return (
    <ul className="shop-case__history">
      {decisions.map(({ caseId, decision, reason, message, note, at, by, undoneAt, undoneBy, title }) => (
        <li key={`${caseId} ${at}`} data-undone={undoneAt !== null || undefined}>
          <strong>{t('decidedAs', { decision: t(`done.${decision as 'hide'}`), name: by ?? t('bySystem') })}</strong>{' '}
          <bdi>{title}</bdi>
          <span className="shop-case__hint">
            {' '}
            <time dateTime={at}>{format.dateTime(new Date(at), { dateStyle: 'medium' })}</time>
            {reason && isWhy(reason) ? ` · ${t(`why.${reason}`)}` : null}
            {undoneAt ? ` · ${t('takenBack', { name: undoneBy ?? t('anonymous') })}` : null}
          </span>
          {[message, note].filter(Boolean).map((text) => (
            <p key={text} className="shop-case__text">
              {text}
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}

function Owner({ owner }: { owner: CaseOwner }) {
  const t = useTranslations('Moderation')
  return (
    <Section id="case-owner" title={t('ownerTitle')}>
      <p>
        <a href={personPath(owner.username)} target="_blank" rel="noreferrer">
          <bdi>{owner.displayName}</bdi>
        </a>{' '}
        <span className="shop-case__hint">@{owner.username}</span>
      </p>
      <ul className="shop-case__facts">
        <li data-tone={owner.trusted ? 'good' : undefined}>{t(owner.trusted ? 'trusted' : 'untrusted')}</li>
        {owner.state === 'active' ? null : <li data-tone="bad">{t('suspended')}</li>}
        <li>{t('joined', { date: new Date(owner.joinedAt) })}</li>
        <li>{t('ownBuilds', { count: owner.builds })}</li>
        <li>{t('reportCount', { count: owner.reports })}</li>
        <li data-tone={owner.decidedAgainst > 0 ? 'bad' : undefined}>
          {t('against', { count: owner.decidedAgainst })}
        </li>
      </ul>
    </Section>
  )
}

function LookAlikes({ found }: { found: CaseDetails }) {
  const t = useTranslations('Moderation')
  if (found.lookAlikes.length === 0) return null
  return (
    <Section id="case-alike" title={t('likenessTitle')}>
      <ul className="shop-case__alike">
        {found.lookAlikes.map(({ id, slug, title, owner, likeness, sameBytes, picture }) => (
          <li key={id}>
            <a href={buildPath(slug)} target="_blank" rel="noreferrer">
              {picture ? <Picture src={picture} /> : <span className="shop-queue__blank" />}
              <bdi>{title}</bdi>
            </a>
            <span className="shop-case__hint">
              <bdi>{owner}</bdi> · {sameBytes ? t('sameBytes') : t('alike', { share: likeness })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** All that is needed to decide a case. */
export function CasePane({ found }: { found: CaseDetails }) {
  const t = useTranslations('Moderation')
  const { build, comment, profile, gone, owner, details } = found
  const { text } = details
  return (
    <>
      {gone ? <p className="shop-case__alert">{t('gone', { date: new Date(gone.until) })}</p> : null}
      {typeof text === 'string' ? <blockquote className="shop-case__text">{text}</blockquote> : null}
      <Reports found={found} />
      {build ? <Build build={build} isGone={gone !== null} /> : null}
      {comment ? (
        <Section id="case-comment" title={t('onBuild', { title: comment.build })}>
          <blockquote className="shop-case__text">{comment.body}</blockquote>
          <p className="shop-case__links">
            <a href={comment.thread} target="_blank" rel="noreferrer">
              {t('openPage')}
            </a>
          </p>
        </Section>
      ) : null}
      {profile ? (
        <div className="shop-case__look">
          {profile.avatar ? <Picture className="shop-case__avatar" src={profile.avatar} /> : null}
          <div>
            <p className="shop-case__text">
              <strong>{profile.displayName}</strong>
            </p>
            {[profile.bio, ...profile.links].filter(Boolean).map((line) => (
              <p key={line} className="shop-case__text">
                {line}
              </p>
            ))}
          </div>
        </div>
      ) : null}
      <div className="shop-case__columns">
        {owner ? <Owner owner={owner} /> : null}
        <Section id="case-history" title={t('historyTitle')}>
          <Decisions decisions={[...found.history, ...found.earlier]} />
        </Section>
      </div>
      <LookAlikes found={found} />
      {found.evidence.length > 0 || found.keptPictures.length > 0 ? (
        <Section id="case-evidence" title={t('evidence')}>
          {found.keptPictures.map((id) => (
            <Picture key={id} className="shop-case__picture" src={`/api/moderation/cases/${found.id}/pictures/${id}`} />
          ))}
          <ul className="shop-case__facts">
            {found.evidence.map(({ id, filename }) => (
              <li key={id}>
                <a href={`/api/moderation/cases/${found.id}/evidence/${id}`}>
                  <bdi>{filename}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}
