import { Fragment, type ReactNode } from 'react'
import { personPath } from '@/core/addresses'
import { Link } from '../ui/Link'
import { type Block, type Inline, parseCommentText } from './parseCommentText'

type People = ReadonlySet<string>

function Part({ part, people }: { part: Inline; people: People }): ReactNode {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'break':
      return <br />
    case 'code':
      return <code>{part.text}</code>
    case 'strong':
      return (
        <strong>
          <Parts parts={part.inside} people={people} />
        </strong>
      )
    case 'emphasis':
      return (
        <em>
          <Parts parts={part.inside} people={people} />
        </em>
      )
    case 'struck':
      return (
        <del>
          <Parts parts={part.inside} people={people} />
        </del>
      )
    case 'link':
      return (
        <a href={part.href} rel="nofollow ugc noopener noreferrer">
          <Parts parts={part.inside} people={people} />
        </a>
      )
    case 'mention':
      return people.has(part.username.toLowerCase()) ? (
        <Link href={personPath(part.username)} className="font-semibold">
          <bdi>@{part.username}</bdi>
        </Link>
      ) : (
        <bdi>@{part.username}</bdi>
      )
  }
}

const Parts = ({ parts, people }: { parts: Inline[]; people: People }) =>
  parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have nothing else, and never change
    <Fragment key={index}>
      <Part part={part} people={people} />
    </Fragment>
  ))

function OneBlock({ block, people }: { block: Block; people: People }) {
  if (block.kind === 'code')
    return (
      <pre>
        <code>{block.text}</code>
      </pre>
    )
  if (block.kind === 'quote')
    return (
      <blockquote>
        <Blocks blocks={block.blocks} people={people} />
      </blockquote>
    )
  if (block.kind === 'paragraph')
    return (
      <p dir="auto">
        <Parts parts={block.inside} people={people} />
      </p>
    )
  const List = block.isOrdered ? 'ol' : 'ul'
  return (
    <List>
      {block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have nothing else, and never change
        <li key={index} dir="auto">
          <Parts parts={item} people={people} />
        </li>
      ))}
    </List>
  )
}

const Blocks = ({ blocks, people }: { blocks: Block[]; people: People }) =>
  blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks have nothing else, and never change
    <OneBlock key={index} block={block} people={people} />
  ))

/** A comment's text with a subset of Markdown. Everything else is shown as typed. */
export const CommentText = ({ body, people }: { body: string; people: People }) => (
  <div className="prose comment-text">
    <Blocks blocks={parseCommentText(body)} people={people} />
  </div>
)
