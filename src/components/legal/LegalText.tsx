import type { LegalText as Text } from '@plugins/legal/queries/readLegalPage'
import ReactMarkdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { languageTag } from '@/i18n/locales'
import { Link } from '../ui/Link'

/** The page has its own `h1`. Raw HTML of a text is shown as text, and addresses are only those that browsers open. */
const components: Components = {
  h1: ({ children }) => <h2>{children}</h2>,
  a: ({ href = '', children }) =>
    href.startsWith('/') && !href.startsWith('/api/') ? (
      <Link href={href}>{children}</Link>
    ) : (
      <a href={href} rel="noopener">
        {children}
      </a>
    ),
}

/** An operator's Markdown. */
export const LegalText = ({ text }: { text: Text }) => (
  <div className="prose legal" lang={languageTag(text.locale)} dir="auto">
    <ReactMarkdown remarkPlugins={[remarkGfm]} components={components}>
      {text.text}
    </ReactMarkdown>
  </div>
)
