'use client'

import type { Profile } from '@plugins/people/queries/readProfile'
import { Plus, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { MAX_CHARACTERS, MAX_LINKS } from '@/core/text/textLimits'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Field } from '../ui/Field'
import { Notice } from '../ui/Notice'
import { type Problem, problemAt } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'

type Link = { key: number; label: string; url: string }

/** `example.org` without a scheme means https. */
const withScheme = (url: string) => (/^[a-z][a-z\d+.-]*:/i.test(url) || url === '' ? url : `https://${url}`)

export function ProfileForm({ profile }: { profile: Profile }) {
  const t = useTranslations('Settings')
  const ui = useTranslations('Ui')
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  const [links, setLinks] = useState<Link[]>(profile.links.map((link, key) => ({ ...link, key })))
  const [nextKey, setNextKey] = useState(profile.links.length)
  const [bio, setBio] = useState(profile.bio ?? '')
  const [problems, setProblems] = useState<Problem[]>([])
  const [state, setState] = useState<'idle' | 'busy' | 'saved'>('idle')

  const change = (key: number, changes: Partial<Link>) =>
    setLinks(links.map((link) => (link.key === key ? { ...link, ...changes } : link)))

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setState('busy')
    const { problems: found } = await callApi(`/api/profiles/${profile.id}`, 'PATCH', {
      displayName: String(form.get('displayName')).trim(),
      bio: bio.trim(),
      showLikes: form.get('showLikes') === 'on',
      links: links
        .filter(({ label, url }) => label.trim() || url.trim())
        .map(({ label, url }) => ({ label: label.trim(), url: withScheme(url.trim()) })),
    })
    setProblems(found)
    setState(found.length === 0 ? 'saved' : 'idle')
    if (found.length === 0) router.refresh()
  }

  const general = problems.find(({ field = '' }) => !/^(displayName|bio|links)/.test(field))
  return (
    <form onSubmit={save} onChange={() => setState('idle')} className="panel grid gap-6 sm:p-8">
      {general && <Notice tone="danger">{describeProblem(general)}</Notice>}
      <Field
        id="displayName"
        label={t('profile.name')}
        hint={t('profile.nameHint', { username: profile.username })}
        error={problemAt(problems, 'displayName', describeProblem)}
      >
        {(control) => (
          <input
            {...control}
            name="displayName"
            required
            maxLength={MAX_CHARACTERS.displayName}
            dir="auto"
            autoComplete="nickname"
            defaultValue={profile.displayName}
            className="field"
          />
        )}
      </Field>
      <Field
        id="bio"
        label={t('profile.bio')}
        hint={t('profile.bioHint', { left: MAX_CHARACTERS.bio - bio.length })}
        error={problemAt(problems, 'bio', describeProblem)}
      >
        {(control) => (
          <textarea
            {...control}
            name="bio"
            rows={5}
            maxLength={MAX_CHARACTERS.bio}
            dir="auto"
            value={bio}
            data-waits
            onChange={(event) => setBio(event.target.value)}
            className="field"
          />
        )}
      </Field>
      <fieldset className="grid gap-3">
        <legend className="mb-1.5 font-semibold">{t('links.title')}</legend>
        {links.map((link, index) => {
          const problem =
            problemAt(problems, `links.${index}.url`, describeProblem) ??
            problemAt(problems, `links.${index}.label`, describeProblem)
          return (
            <div key={link.key} className="grid gap-1">
              <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-2 sm:grid-cols-[10rem_minmax(0,1fr)_auto]">
                <input
                  aria-label={t('links.label', { place: index + 1 })}
                  placeholder={t('links.labelExample')}
                  maxLength={MAX_CHARACTERS.linkLabel}
                  required={link.url.trim() !== ''}
                  dir="auto"
                  value={link.label}
                  data-waits
                  onChange={(event) => change(link.key, { label: event.target.value })}
                  className="field"
                />
                <input
                  aria-label={t('links.url', { place: index + 1 })}
                  placeholder="https://example.org"
                  inputMode="url"
                  maxLength={MAX_CHARACTERS.linkUrl}
                  required={link.label.trim() !== ''}
                  aria-invalid={problem ? true : undefined}
                  aria-describedby={problem ? `link-${link.key}-problem` : undefined}
                  value={link.url}
                  data-waits
                  onChange={(event) => change(link.key, { url: event.target.value })}
                  className="field max-sm:col-start-1"
                />
                <Button
                  look="ghost"
                  size="icon"
                  className="max-sm:col-start-2 max-sm:row-start-1"
                  aria-label={t('links.remove', { place: index + 1 })}
                  onClick={() => setLinks(links.filter(({ key }) => key !== link.key))}
                >
                  <X aria-hidden />
                </Button>
              </div>
              {problem && (
                <p id={`link-${link.key}-problem`} className="text-sm font-semibold text-danger">
                  {problem}
                </p>
              )}
            </div>
          )
        })}
        {links.length < MAX_LINKS ? (
          <Button
            size="small"
            className="justify-self-start"
            onClick={() => {
              setLinks([...links, { key: nextKey, label: '', url: '' }])
              setNextKey(nextKey + 1)
            }}
          >
            <Plus aria-hidden />
            {t('links.add')}
          </Button>
        ) : (
          <p className="text-sm text-muted">{t('links.most', { most: MAX_LINKS })}</p>
        )}
      </fieldset>
      <label className="flex cursor-pointer items-start gap-3">
        <input
          type="checkbox"
          name="showLikes"
          defaultChecked={profile.showLikes}
          aria-describedby="show-likes-hint"
          className="mt-1 size-5 accent-primary"
        />
        <span className="grid">
          <span className="font-semibold">{t('profile.showLikes')}</span>
          <span id="show-likes-hint" className="text-sm text-muted">
            {t('profile.showLikesHint')}
          </span>
        </span>
      </label>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" look="primary" disabled={state === 'busy'}>
          {state === 'busy' ? ui('saving') : ui('save')}
        </Button>
        <p role="status" className="font-semibold text-primary-ink">
          {state === 'saved' && t('saved')}
        </p>
      </div>
    </form>
  )
}
