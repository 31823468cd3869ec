import { stepName } from '@/vocabulary'
import type { Letter } from './letter'
import { tameText } from './tameText'

export type FileFacts = {
  id: string
  title: string
  slug: string
  filename: string
  uploader: string
  reason: string | null
  detail: string | null
  signature: string | null
  failedStep: string | null
  failure: string | null
}

/** Where mails of a kind are ended: by a person, and by their mail program in one click. */
export type Unsubscribing = { page: string; oneClick: string }

/** Whom a mail goes to and what about. `site` is the shop's address. */
export type MailFacts = { name: string; site: string; unsubscribing?: Unsubscribing } & (
  | { kind: 'file-refused' | 'file-infected' | 'file-stalled'; file: FileFacts }
  /** `level`: per cent of the quota that is used. The rest is in words, as “800 MiB”. */
  | { kind: 'storage-alert'; level: number; used: string; quota: string }
  /** What happened in a sentence, what was written, and the path of where to look. */
  | { kind: 'notice'; sentence: string; excerpt: string | null; path: string }
)

const refusals: Record<string, string> = {
  infected: 'The virus scanner found something harmful in it. Export the build again from a clean game.',
  unscannable: 'The virus scanner could not look through the whole file. Export the build again, without packing it.',
  not_a_schematic:
    'It is not a schematic we know. We take .schem, .litematic, .schematic, .nbt and .mcstructure files.',
  malformed: 'It is damaged or incomplete. Exporting the build again usually helps.',
  limits_exceeded: 'It is larger than what we can take. Split the build into parts.',
  unsupported_version: 'It is in a version of its format that we cannot read yet. Export it in another version.',
}

const asModerator = 'You get this mail because you moderate SchematicShop.'
const asUploader = 'You get this mail because you uploaded this build to SchematicShop.'

/** What moderators must know of a file before they open it. */
const aboutFile = ({ title, filename, uploader }: FileFacts): [string, string][] => [
  ['Build', tameText(title)],
  ['File', tameText(filename)],
  ['Uploaded by', tameText(uploader)],
]

const openFile = (site: string, file: FileFacts) => ({
  label: 'Open the file',
  url: `${site}/admin/collections/schematic-files/${file.id}`,
})

const asMember = 'You get this mail because you have an account at SchematicShop.'

/** What each mail says. */
export function writeLetter(facts: MailFacts): Letter {
  const letter = writeBody(facts)
  const { unsubscribing } = facts
  return unsubscribing ? { ...letter, stop: { label: 'Stop mails like this one', url: unsubscribing.page } } : letter
}

function writeBody(facts: MailFacts): Letter {
  const greeting = `Hello ${tameText(facts.name)},`
  if (facts.kind === 'storage-alert') {
    const { level, used, quota, site } = facts
    const isFull = level >= 100
    return {
      subject: isFull ? 'Your storage is full' : `Your storage is ${level}% full`,
      greeting,
      paragraphs: [
        `Your builds take ${used} of the ${quota} that you may store.`,
        isFull
          ? 'New uploads are turned away until there is room again. Delete builds you no longer need to make some.'
          : 'When all of it is used, new uploads are turned away. Nothing you have published is lost.',
      ],
      link: { label: 'See what you store', url: `${site}/my` },
      cause: asMember,
    }
  }
  if (facts.kind === 'notice') {
    const sentence = tameText(facts.sentence)
    return {
      subject: sentence,
      greeting,
      paragraphs: [`${sentence}.`],
      ...(facts.excerpt && { facts: [['What it says', tameText(facts.excerpt)]] }),
      link: { label: 'Look at it', url: `${facts.site}${facts.path}` },
      cause: asMember,
    }
  }
  const { file, kind, site } = facts
  const title = tameText(file.title)
  if (kind === 'file-infected')
    return {
      subject: `Infected file refused: ${title}`,
      greeting,
      paragraphs: [
        'The virus scanner found something harmful in a file. It was refused, and nobody can download it.',
        'Look at the file and at who sent it. If it is a false alarm, update the scanner’s signatures and send the file on its way again.',
      ],
      facts: [...aboutFile(file), ['Found', tameText(file.signature ?? 'a virus')]],
      link: openFile(site, file),
      cause: asModerator,
    }
  if (kind === 'file-stalled')
    return {
      subject: `A file waits for you: ${title}`,
      greeting,
      paragraphs: [
        'A step failed with a file on every try, so it waits for a moderator. Nobody can download it until then.',
        'Mend what is wrong first, as a scanner or storage that is down. Then open the file and send it on its way again.',
      ],
      facts: [
        ...aboutFile(file),
        ['Failed step', stepName(file.failedStep)],
        ['What went wrong', tameText(file.failure ?? 'the worker ended before it could say')],
      ],
      link: openFile(site, file),
      cause: asModerator,
    }
  return {
    subject: `Your build “${title}” could not be published`,
    greeting,
    paragraphs: [
      `We could not publish the file “${tameText(file.filename)}” of your build “${title}”. ${refusals[file.reason ?? ''] ?? ''}`.trim(),
      'You can delete the build and upload a corrected file.',
    ],
    // What a scanner found is for moderators: it would help to get past it.
    ...(file.detail && file.reason !== 'infected' && file.reason !== 'unscannable'
      ? { facts: [['What we found', tameText(file.detail)]] }
      : {}),
    link: { label: 'Look at the build', url: `${site}/schematics/${encodeURIComponent(file.slug)}` },
    cause: asUploader,
  }
}

/** For somebody who asked for a new password, or for whom somebody else did. */
export const writePasswordLetter = (site: string, token: string, hours: number): Letter => ({
  subject: 'Choose a new password',
  greeting: 'Hello,',
  paragraphs: [
    'Somebody, most likely you, asked for a new password for your account at SchematicShop.',
    `The link works once, and for ${hours === 1 ? 'an hour' : `${hours} hours`}. If it was not you, do nothing: your password stays as it is.`,
  ],
  link: { label: 'Choose a new password', url: `${site}/reset-password?token=${encodeURIComponent(token)}` },
  cause: 'You get this mail because your address belongs to an account at SchematicShop.',
})
