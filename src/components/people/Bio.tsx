import ReactMarkdown, { type Components } from 'react-markdown'
import { isWithinMarkdownLimits } from '@/core/text/isWithinMarkdownLimits'

/** What a few lines about oneself need; anything else is shown as its text. */
const allowed = ['p', 'br', 'a', 'em', 'strong', 'code', 'ul', 'ol', 'li', 'blockquote']

const components: Components = {
  a: ({ href, children }) => (
    <a href={href} rel="nofollow ugc noopener noreferrer">
      {children}
    </a>
  ),
}

/** What somebody says of themselves, with its marks; as it was written where they make no sense. */
export const Bio = ({ text }: { text: string }) => (
  <div className="prose" dir="auto">
    {isWithinMarkdownLimits(text) ? (
      <ReactMarkdown allowedElements={allowed} unwrapDisallowed components={components}>
        {text}
      </ReactMarkdown>
    ) : (
      <p className="whitespace-pre-wrap wrap-anywhere">{text}</p>
    )}
  </div>
)
