import { isValidElement, type ReactNode } from 'react'
import ReactMarkdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { isWithinMarkdownLimits } from '@/core/text/isWithinMarkdownLimits'

/**
 * Renders an author's Markdown. Raw HTML is shown as text; headings start below the page's own; images become links, so
 * that viewing a page tells no other site about it.
 */
const components: Components = {
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h4>{children}</h4>,
  h3: ({ children }) => <h5>{children}</h5>,
  h4: ({ children }) => <h6>{children}</h6>,
  a: ({ href, children }) => (
    <a href={href} rel="nofollow ugc noopener noreferrer">
      {children}
    </a>
  ),
  img: ({ src, alt }) =>
    typeof src === 'string' && src ? (
      <a href={src} rel="nofollow ugc noopener noreferrer">
        {alt || 'Picture'}
      </a>
    ) : null,
}

/** Deeper nesting would break the page. */
const MAX_DEPTH = 100

/** Whether elements are nested too deeply. */
function isTooDeep(root: ReactNode): boolean {
  const left: [node: ReactNode, depth: number][] = [[root, 0]]
  for (let next = left.pop(); next; next = left.pop()) {
    const [node, depth] = next
    if (depth > MAX_DEPTH) return true
    if (Array.isArray(node)) for (const one of node) left.push([one, depth])
    else if (isValidElement<{ children?: ReactNode }>(node)) left.push([node.props.children, depth + 1])
  }
  return false
}

/** The elements of a text; undefined if it is nested too deeply. */
function elementsOf(text: string): ReactNode {
  if (!isWithinMarkdownLimits(text)) return undefined
  try {
    // Called as a function rather than rendered, to inspect the result.
    const elements = ReactMarkdown({ remarkPlugins: [remarkGfm], components, children: text })
    return isTooDeep(elements) ? undefined : elements
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Rendered Markdown; plain text if it is nested too deeply. */
export const Markdown = ({ text }: { text: string }) => (
  <div className="prose" dir="auto">
    {elementsOf(text) ?? <p className="whitespace-pre-wrap wrap-anywhere">{text}</p>}
  </div>
)
