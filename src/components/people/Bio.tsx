import ReactMarkdown, { type Components } from 'react-markdown'

/** What a few lines about oneself need; anything else is shown as its text. */
const allowed = ['p', 'br', 'a', 'em', 'strong', 'code', 'ul', 'ol', 'li', 'blockquote']

const components: Components = {
  a: ({ href, children }) => (
    <a href={href} rel="nofollow ugc noopener noreferrer">
      {children}
    </a>
  ),
}

export const Bio = ({ text }: { text: string }) => (
  <div className="prose" dir="auto">
    <ReactMarkdown allowedElements={allowed} unwrapDisallowed components={components}>
      {text}
    </ReactMarkdown>
  </div>
)
