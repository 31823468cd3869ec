import type { ServerProps } from 'payload'
import { adapterOf } from '@/core/database/executor'
import { translatorFor } from '@/i18n/translatorFor'
import { readBlockList } from '../commands/changeBlockList'
import { blockKinds } from '../queries/findBlocked'
import { BlockListEditor } from './BlockListEditor'

/** On the dashboard: what names, words, hosts and mail domains are blocked, and a form to change it. */
export async function BlockListDesk({ payload, i18n }: ServerProps) {
  const t = await translatorFor(i18n.language, 'BlockList')
  const terms = await readBlockList(adapterOf(payload).drizzle)
  return (
    <section aria-labelledby="block-list" className="shop-desk">
      <details>
        <summary>
          <h2 id="block-list" className="shop-blocks__title">
            {t('title')}
          </h2>
          <span className="shop-desk__hint"> {t('count', { count: terms.length })}</span>
        </summary>
        <p className="shop-desk__hint">{t('text')}</p>
        <BlockListEditor
          kinds={blockKinds.map((kind) => ({ kind, name: t(`kind.${kind}`) }))}
          terms={terms.map(({ kind, term, written }) => ({ kind, term, written }))}
          words={{
            kind: t('what'),
            term: t('term'),
            add: t('add'),
            remove: t('remove'),
            failed: t('failed'),
            none: t('none'),
          }}
        />
      </details>
    </section>
  )
}
